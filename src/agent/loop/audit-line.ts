import type { Step } from '../../records/episode/trajectory.ts';

/** One line for the audit log and the terminal: step, act, control, arguments, status, result, time. */
export function auditLine({ index, decision, result, ms }: Step): string {
  const args = Object.entries(decision.args).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const control = decision.controlName || decision.controlLabel;
  const act = [decision.function || '(no act)', control && JSON.stringify(control), ...args].filter(Boolean).join(' ');
  // The application's own writing of what was put into a field.
  const written = decision.function === 'set_edit_text' && result.text !== undefined ? `, as "${result.text}"` : '';
  const outcome = result.failure
    ? `${result.failure.type} failure: ${result.failure.detail}`
    : (result.changed ? 'ok' : 'ok, nothing changed') + written;
  const total = Math.round(ms.observe + ms.infer + ms.act + ms.settle);
  return `${index + 1}. ${act} -> ${decision.status}: ${outcome} (${total} ms)`.replace(/\s+/g, ' ');
}
