import type { ActionResult, FailureType } from '../records/episode/decision.ts';

/** What is found once all is quiet: nothing to tell, the text that stands there in the application's own writing, or a failure. */
export type Confirmed = { text: string } | NonNullable<ActionResult['failure']> | undefined;

/** How doing an action went, before its effect is known. `confirm` looks for the effect once the page is quiet. */
export type Attempt =
  | {
      ok: true;
      how: string;
      text?: string;
      /** Known for sure, where counting what happened is not the right measure. */
      changed?: boolean;
      confirm?: () => Promise<Confirmed>;
    }
  | { ok: false; failure: NonNullable<ActionResult['failure']> };

/** What was found, as it stands in the record of an action. */
export function recordOf(found: Confirmed): Pick<ActionResult, 'text' | 'failure'> {
  if (!found) return {};
  return 'text' in found ? { text: found.text } : { failure: found };
}

export function failed(type: FailureType, detail: string): Attempt & { ok: false } {
  return { ok: false, failure: { type, detail } };
}

export function gone(label: string): Attempt & { ok: false } {
  return failed('grounding', label ? `No control on screen has the label ${label}.` : 'The action names no control.');
}
