import { matches } from '../../../records/patterns.ts';

/** What no explorer does, by name: it would end the application, leave it, or reach into the world. */
const names = [
  /\b(?:quit|exit|shut ?down|power ?off|log ?(?:out|off)|sign ?(?:out|off)|restart|reboot|hibernate|suspend|lock screen)\b/i,
  /\bprint(?:er)?\b(?! (?:layout|range))/i,
  /\b(?:e-?mail (?:this|document|as)|send (?:mail|e-?mail|by|via|to))\b/i,
  /\b(?:close (?:window|application|program|tab|document|file|all)|new window|full ?screen)\b/i,
  /^(?:undo|redo)\b/i,
  /^(?:(?:online |user )?help(?: contents| topics)?|what'?s this\??)…?$/i,
  /\b(?:donate|buy|purchase|check ?out|uninstall|delete (?:my |your )?account)\b/i,
];

/** Key chords that end a program, close its window or print. */
const chords = /\{(?:Control|Meta)\+(?:q|w|p|F4)\}|\{Alt\+F4\}|\{Control\+Shift\+[qw]\}|\{F11\}/i;

/** Whether an act by this name is left alone; `deny` are the application's own rules. */
export function isNever(name: string, deny: readonly RegExp[] = []): boolean {
  return [...names, ...deny].some((rule) => matches(name, rule));
}

export const isNeverKeys = (keys: string): boolean => chords.test(keys);
