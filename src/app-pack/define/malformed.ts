import type { z } from 'zod';
import { LamwrightError } from '../../records/error.ts';

/** One fault of a pack: the field, what was expected there and what was found. */
export type Fault = { field: string; expected: string; found: string };

/** The APP_MALFORMED error that lists the first faults; `what` is e.g. `app pack "notes"`. */
export function malformed(what: string, faults: readonly Fault[], cause?: unknown): LamwrightError {
  const lines = faults
    .slice(0, 5)
    .map(({ field, expected, found }) => `${field}: expected ${expected}, found ${found}`);
  const more = faults.length > lines.length ? `\n  … and ${faults.length - lines.length} more` : '';
  return new LamwrightError('APP_MALFORMED', `The ${what} is malformed.\n  ${lines.join('\n  ')}${more}`, {
    remedy: 'Correct these fields; docs/app-packs.md describes each of them.',
    cause,
  });
}

/** The faults that a schema finds; every message of the schema says what was expected. */
export function faultsOf(schema: z.ZodType, value: unknown, prefix = ''): Fault[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    field:
      prefix +
      path
        .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
        .join('')
        .replace(/^\./, ''),
    expected: message,
    found: show(path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value)),
  }));
}

/** A value in few words, for an error message. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (value !== null && typeof value === 'object')
    return `an object with ${Object.keys(value).join(', ') || 'no fields'}`;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
