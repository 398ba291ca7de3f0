import { z } from 'zod';

/** What an application saved, as one tree: files by relative path, their content by format. */
export type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree };
export const treeSchema: z.ZodType<Tree> = z.json();

/** A key of an object, a place in a list counted from 0, or the member of a list whose field `key` is `is`. */
export const segmentSchema = z.union([
  z.string(),
  z.number(),
  z.object({ key: z.string(), is: z.union([z.string(), z.number()]) }),
]);
export type Segment = z.infer<typeof segmentSchema>;

/**
 * One thing that is saved otherwise than before. `before` is absent where it was added, `after` where it was removed. `moved`: `before` and `after`
 * are its places in its list, from 0; or the keys of what is called otherwise now, which came from the path `from`.
 */
export const changeSchema = z.object({
  path: z.array(segmentSchema),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  from: z.array(segmentSchema).optional(),
  before: treeSchema.optional(),
  after: treeSchema.optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** What an episode changed outside the screen, without noise. */
export type Effect = Change[];
