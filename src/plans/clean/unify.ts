import type { Candidate } from '../rules/rule.ts';
import { capitalise } from '../words/sentences.ts';

const verbForms: [RegExp, string][] = [
  [/^(?:Click on|Tap on|Tap|Hit|Left-click|Press on)\b(?! \*\*)/, 'Click'],
  [/^Hit\b/, 'Press'],
  [/^(?:Pick)\b/, 'Choose'],
  [/^(?:Go to|Navigate to|Switch to|Visit)\b(?= the "| ")/, 'Open'],
  [/^Tick\b/, 'Check'],
  [/^Untick\b/, 'Uncheck'],
  [/^(?:Make sure|Be sure|Ensure)(?: that)?\b/, 'Make sure that'],
];

/** One manner for all pairs: no numbers, one verb for one act, straight quotes, a full stop after each step. */
export function unify<T extends Pick<Candidate, 'task' | 'plan'>>(pair: T): T {
  const plan = pair.plan
    .flatMap(splitMenuPath)
    .map(unifyStep)
    .filter((step, i, all) => step !== '' && step !== all[i - 1] && !/\b(?:to|as follows|containing)$/i.test(step))
    .map((step) => `${step}.`);
  return { ...pair, task: unifyText(pair.task.replace(/\s*\([^()]*\)/g, '')), plan };
}

/** 'Choose "Format" - "Character"' → the menu, then the command: one step for each click. */
function splitMenuPath(step: string): string[] {
  const [, lead = '', menu = '', inner = '', last = '', rest = ''] = menuPath.exec(step) ?? [];
  if (menu === '') return [step];
  const between = [...inner.matchAll(/"([^"]+)"/g)].map(([name]) => `Choose ${name}`);
  const isTab = /^ tab\b/i.test(rest);
  const end = isTab ? `Click the ${last}${rest}` : `Choose ${last}${rest}`;
  return [`${lead.trim() === '' ? 'Open' : `${lead.trim()} open`} the ${menu} menu`, ...between, end];
}

const menuPath =
  /^(.*?)\b(?:choose|select|click|open|use)(?: the)? ("[^"]+")((?: - "[^"]+")*) - ("[^"]+")(?: -)?(.*)$/i;

function unifyStep(step: string): string {
  const text = unifyText(step);
  const [pattern, verb] = verbForms.find(([form]) => form.test(text)) ?? [];
  return pattern === undefined || verb === undefined
    ? text
    : capitalise(text.replace(pattern, verb).replace(/\s+/g, ' '));
}

function unifyText(text: string): string {
  const straight = text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/…/g, '...')
    .replace(/\u00a0/g, ' ')
    .replace(/^(?:step )?\d+[.):]\s+/i, '')
    .replace(/\s*\((?:see|note|for example|e\.g\.|eg|i\.e\.|or|just|if|you will|this)\b[^)]*\)/gi, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/[\s.;:,!–-]+$/, '');
  return capitalise(straight.trim());
}
