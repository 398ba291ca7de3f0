import type { z } from 'zod';

export type Read<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Finds the JSON in an answer (bare, in a code fence, or among words) and checks it. `problem` is written for the model. */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): Read<T> {
  let problem = 'it holds no JSON';
  for (const candidate of candidates(text.replace(/^\s*<think>[\s\S]*?<\/think>/, ''))) {
    let found: unknown;
    try {
      found = JSON.parse(candidate);
    } catch (error) {
      problem = `it is no JSON (${(error as Error).message})`;
      continue;
    }
    const checked = schema.safeParse(found);
    if (checked.success) return { ok: true, value: checked.data };
    const wrapped = schema.safeParse((found as { answer?: unknown } | null)?.answer);
    if (wrapped.success && found !== null) return { ok: true, value: wrapped.data };
    const [issue] = checked.error.issues;
    return { ok: false, problem: `${issue!.path.join('.') || 'the answer'}: ${issue!.message}` };
  }
  return { ok: false, problem };
}

/** Stretches of a text that may be JSON, the likeliest first. */
function* candidates(text: string): Generator<string> {
  for (const [, inside] of text.matchAll(/```[\w-]*\s*\n?([\s\S]*?)```/g)) yield inside!;
  for (const [open, close] of text.search(/[[{]/) === text.indexOf('[') ? ['[]', '{}'] : ['{}', '[]']) {
    const [start, end] = [text.indexOf(open!), text.lastIndexOf(close!)];
    if (start >= 0 && end > start) yield text.slice(start, end + 1);
  }
  yield text;
}
