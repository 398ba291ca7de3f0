/**
 * How long a control that is disabled, covered or moving, a choice that is not in its list and a text that is not drawn are
 * waited for: what an application is about to do is done by then.
 */
export const patienceMs = 2000;
