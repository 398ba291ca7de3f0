import type { z } from 'zod';

export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Finds the JSON in an answer (bare, in a code fence, or among words) and checks it. `problem` is written for the model. */
export function readJson<T>(text: string, schema: z.ZodType<T>): Read<T> {
  let problem: string | undefined;
  let unread = 'it holds no JSON';
  for (const candidate of candidates(withoutThoughts(text))) {
    let found: unknown;
    try {
      found = JSON.parse(candidate);
    } catch (error) {
      unread = `it is no JSON (${(error as Error).message})`;
      continue;
    }
    const checked = schema.safeParse(found);
    if (checked.success) return { ok: true, value: checked.data };
    // Servers want an object at the top: see the request.
    const isWrapped = typeof found === 'object' && found !== null && 'answer' in found;
    const wrapped = isWrapped ? schema.safeParse((found as { answer: unknown }).answer) : undefined;
    if (wrapped?.success) return { ok: true, value: wrapped.data };
    const [issue] = checked.error.issues;
    problem ??= `${issue!.path.join('.') || 'the answer'}: ${issue!.message}`;
  }
  return { ok: false, problem: problem ?? unread };
}

/** The answer without what a model thought before it. */
export const withoutThoughts = (text: string): string => text.replace(/^\s*<think>[\s\S]*?<\/think>\s*/, '');

/** Stretches of a text that may be JSON, the likeliest first. */
function* candidates(text: string): Generator<string> {
  for (const [, inside] of text.matchAll(/```[\w-]*\s*\n?([\s\S]*?)```/g)) yield inside!;
  for (const [open, close] of text.search(/[[{]/) === text.indexOf('[') ? ['[]', '{}'] : ['{}', '[]']) {
    const [start, end] = [text.indexOf(open!), text.lastIndexOf(close!)];
    if (start >= 0 && end > start) yield text.slice(start, end + 1);
  }
  yield text;
}
