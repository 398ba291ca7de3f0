import type { Step } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { cut } from './difference/text-change.ts';

const mostOfName = 60;
const mostOfFailure = 100;

/** Long episodes are told by their first and last acts. */
const mostActs = 16;
/** Controls that are told of one screen. */
const mostControls = 5;

/** What was done, a line an act, with what came of it. An act that failed is told as failed. */
export function actsInWords(steps: readonly Step[]): string[] {
  const lines = steps
    .filter(({ decision }) => decision.function !== '')
    .map((step, i) => `${i + 1}. ${actInWords(step)}${resultInWords(step)}`);
  if (lines.length <= mostActs) return lines;
  const half = mostActs / 2;
  return [...lines.slice(0, half), `… ${lines.length - mostActs} more acts`, ...lines.slice(-half)];
}

function actInWords({ decision: { function: name, args, controlName } }: Step): string {
  const on = controlName ? ` ${quoted(controlName)}` : '';
  const text = quoted(String(args.text ?? args.keys ?? ''));
  switch (name) {
    case 'click_input':
      return `${args.double ? 'double-click' : args.button === 'right' ? 'right-click' : 'click'}${on}`;
    case 'set_edit_text':
      return `type ${text} in${on}`;
    case 'keyboard_input':
      return `press ${text}${on && ` in${on}`}`;
    case 'select_text':
      return `select ${text}${on && ` in${on}`}`;
    default: {
      const given = Object.values(args).map((value) => ` ${quoted(String(value))}`);
      return `${name.replace(/_/g, ' ')}${on}${given.join('')}`;
    }
  }
}

function resultInWords({ result }: Step): string {
  if (!result.ok) return `: FAILED, ${cut(result.failure?.detail ?? 'it was not done', mostOfFailure)}`;
  const read = result.text ? `, there stands ${quoted(result.text)}` : '';
  return result.changed ? read : `: nothing changed${read}`;
}

/** How the episode ended, by its last decision. */
export function endInWords(steps: readonly Step[]): string {
  const last = steps.at(-1);
  if (!last) return 'it never began';
  if (last.decision.status === 'FINISH') return last.result.ok ? 'it said that it was done' : 'its last act failed';
  return last.decision.status === 'FAIL' ? 'it gave up' : 'it was stopped before it was done';
}

/** What a screen shows that an earlier one did not: controls, their values and states, messages. `first` ranks controls, the highest first. */
export function screenChange(before: Observation, after: Observation, first: (line: string) => number): string[] {
  const then = new Set(before.controls.map(controlInWords));
  const come = [...new Set(after.controls.filter(isTold).map(controlInWords))].filter((line) => !then.has(line));
  const shown = come.toSorted((a, b) => first(b) - first(a)).slice(0, mostControls);
  const more = come.length - shown.length;
  const messages = after.messages.filter((message) => !before.messages.includes(message));
  return [
    ...(before.window.title === after.window.title ? [] : [`window ${quoted(after.window.title)}`]),
    ...shown,
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...messages.map((message) => `message ${quoted(message)}`.replace(timeNow, '(time)')),
  ];
}

const isTold = ({ name, value }: Control) => name !== '' || value !== undefined;

const toldStates = new Set(['checked', 'unchecked', 'selected', 'expanded', 'pressed', 'disabled']);

function controlInWords({ type, name, value, states }: Control): string {
  const told = states.filter((state) => toldStates.has(state)).map((state) => ` (${state})`);
  const line = `${type} ${quoted(name)}${value ? ` = ${quoted(value)}` : ''}${told.join('')}`;
  return line.replace(timeNow, '(time)');
}

/** What a screen tells of the time now, which another run would tell otherwise. */
const timeNow = /\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m\b)?|\b\d+ (?:seconds?|minutes?|hours?) ago\b/gi;

const quoted = (text: string) => JSON.stringify(cut(text.replace(/\s+/g, ' '), mostOfName));
