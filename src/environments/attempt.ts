import type { ActionResult, FailureType } from '../records/decision.ts';

/** How doing an action went, before its effect is known. `confirm` looks for the effect once the page is quiet. */
export type Attempt =
  | {
      ok: true;
      how: string;
      text?: string;
      /** Known for sure, where counting what happened is not the right measure. */
      changed?: boolean;
      confirm?: () => Promise<ActionResult['failure']>;
    }
  | { ok: false; failure: NonNullable<ActionResult['failure']> };

export function failed(type: FailureType, detail: string): Attempt & { ok: false } {
  return { ok: false, failure: { type, detail } };
}

export function gone(label: string): Attempt & { ok: false } {
  return failed('grounding', label ? `No control on screen has the label ${label}.` : 'The action names no control.');
}
