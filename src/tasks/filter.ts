import type { Params, Task } from '../records/tasks/task.ts';
import { listed } from './request.ts';

export type FilterVerdict = Task['filter'];

const verdict = (type: FilterVerdict['type'], thought: string): FilterVerdict => ({
  judge: type === 'normal',
  thought,
  type,
});

/** "Is it possible to …?" asks to do it. */
const question =
  /^(?!is (?:it (?:possible|all right|ok(?:ay)?)|there (?:an?|any) (?:way|chance))\b)(?:what|why|who|whose|when|where|which|is|are|does|do|did|can you explain)\b.*\?$/i;
const otherApp =
  /\b(?:(?:microsoft|ms) word|excel|powerpoint|outlook|photoshop|google (?:docs|drive|sheets)|dropbox|github|twitter|facebook|slack|e-?mail (?:it|them|to)|browser'?s? (?:menu|settings|extension)|command line|terminal|file manager|explorer)\b/i;
const environment =
  /\b(?:(?:un)?install|upgrade|downgrade|reboot|log ?in|sign ?in|sign ?up|internet connection|(?:older|newer|latest) version|plug-?ins? from|operating system|screen resolution|printer|server)\b/i;
const unclear =
  /\b(?:something|some text|some title|anything you|whatever you|as you (?:like|wish)|any (?:title|text|name|word)|nice(?:r)?|beautiful|prettier|better|appropriate|suitable|and so on|etc)\b/i;

/**
 * The paper's filter by rules (section 3.2.1): is the request local to the application, objective, concrete, and does it
 * need nothing that the template lacks? The text of parameters is the user's own and is not judged.
 */
export function filterTask(task: {
  request: string;
  params: Params;
  visible: Params;
  plan: readonly string[];
}): FilterVerdict {
  const { request, visible, plan } = task;
  for (const [name, value] of Object.entries(visible)) {
    const text = listed(value);
    if (text.trim() === '') return verdict('other', `The parameter "${name}" is empty.`);
    if (!request.includes(text)) return verdict('other', `The request does not name "${text}" (${name}).`);
  }
  if (/\{\w+\}/.test(request)) return verdict('other', 'A place of the wording was not filled.');
  if (plan.length === 0 || plan.some((step) => step.trim() === '')) return verdict('other', 'It has no plan.');
  return judgeWords(withoutValues(request, visible));
}

/** Judges a request by its own words alone. */
export function judgeWords(request: string): FilterVerdict {
  if (request.trim().split(/\s+/).length < 2 || question.test(request.trim())) {
    return verdict('non-task', 'It asks for information or says nothing to do.');
  }
  const app = otherApp.exec(request);
  if (app) return verdict('other-app', `It needs another application ("${app[0]}").`);
  const place = environment.exec(request);
  if (place) return verdict('environment', `It needs a change outside the application ("${place[0]}").`);
  const vague = unclear.exec(request);
  if (vague) return verdict('other', `It is not concrete ("${vague[0]}").`);
  return verdict('normal', 'It is local to the application, objective and concrete.');
}

function withoutValues(request: string, params: Params): string {
  const values = Object.values(params)
    .map(listed)
    .sort((a, b) => b.length - a.length);
  return values.reduce((text, value) => text.replaceAll(value, '…'), request).replace(/"[^"]*"|“[^”]*”/g, '…');
}
