import type { EnvironmentHost } from '../../../environments/environment.ts';
import { parseKeys } from '../../../environments/keys.ts';
import type { ActionFunction, Decision } from '../../../records/episode/decision.ts';
import type { PlannedAction } from '../../../records/tasks/instance.ts';

/** Names of the arguments of an application's own functions; one without arguments acts on a control. */
export type OwnFunctions = NonNullable<EnvironmentHost['functions']>;

type Parts = Pick<PlannedAction, 'controlName' | 'args'>;
/** How one verb of an action line is written after its colon, and read. Null: it cannot be read. */
export type Verb = { verb: string; function: ActionFunction; form: string; read(rest: string): Parts | null };

const on =
  (args: Decision['args'] = {}) =>
  (rest: string): Parts | null =>
    rest ? { controlName: bare(rest), args } : null;

const verbs: readonly Verb[] = [
  { verb: 'click', function: 'click_input', form: 'CONTROL', read: on() },
  { verb: 'double click', function: 'click_input', form: 'CONTROL', read: on({ double: true }) },
  { verb: 'right click', function: 'click_input', form: 'CONTROL', read: on({ button: 'right' }) },
  { verb: 'type', function: 'set_edit_text', form: 'CONTROL = TEXT', read: readTyped },
  {
    verb: 'press',
    function: 'keyboard_input',
    form: 'KEYS',
    read: (keys) => (keys ? without({ keys: asKeys(keys) }) : null),
  },
  {
    verb: 'select',
    function: 'select_text',
    form: 'TEXT',
    read: (text) => (text ? without({ text: bare(text) }) : null),
  },
  {
    verb: 'scroll',
    function: 'wheel_mouse_input',
    form: 'up or down',
    read: (way) => without({ ticks: /up/i.test(way) ? 5 : -5 }),
  },
  { verb: 'read', function: 'texts', form: 'CONTROL', read: on() },
  { verb: 'drag', function: 'drag', form: 'CONTROL = PLACE', read: readDragged },
  { verb: 'hover', function: 'hover', form: 'CONTROL', read: on() },
  { verb: 'wait', function: 'wait', form: '', read: () => without({}) },
];

/** The verbs in which the offered functions are written, with those of the application's own ("insert table: ROWS, COLUMNS"). */
export function verbsFor(functions: readonly ActionFunction[], own: OwnFunctions = {}): Verb[] {
  return functions.flatMap((name) => {
    const args = own[name];
    return args === undefined ? verbs.filter((verb) => verb.function === name) : [ownVerb(name, args)];
  });
}

/** How a verb is told to the model, with what follows it. */
export const verbForm = ({ verb, form }: Verb): string => (form ? `${verb}: ${form}` : verb);

/**
 * Reads one action as the model writes it, "4 type: Genre = Swing": number of the plan's step, verb, control and text.
 * Null where it is none, or its verb is not offered.
 */
export function readAction(
  line: string,
  offered: readonly Verb[],
): (Parts & { step: number; function: ActionFunction }) | null {
  const match = /^\s*(\d+)[.:)]?\s+([a-z][a-z _]*?)\s*(?::\s*(.*))?$/is.exec(line);
  if (match === null) return null;
  const verb = offered.find((candidate) => candidate.verb === match[2]!.toLowerCase().replaceAll('_', ' '));
  const parts = verb?.read((match[3] ?? '').trim());
  return verb && parts ? { step: Number(match[1]), function: verb.function, ...parts } : null;
}

/** A name as the model was shown it, quoted or as documentation writes it, is the name. */
const bare = (name: string) =>
  name
    .trim()
    .replace(/^\*\*(.+)\*\*$/s, '$1')
    .replace(/^["“](.+)["”]$/s, '$1');

const without = (args: Decision['args']): Parts => ({ controlName: '', args });

/** Without a box the text goes where the focus is; it never becomes keys. */
function readTyped(rest: string): Parts | null {
  const [box, ...text] = rest.split(' = ');
  if (!box) return null;
  return text.length === 0
    ? without({ text: bare(box) })
    : { controlName: bare(box), args: { text: bare(text.join(' = ')) } };
}

function readDragged(rest: string): Parts | null {
  const [what, place] = rest.split(' = ');
  return what && place ? { controlName: bare(what), args: { toName: bare(place) } } : null;
}

/** "Ctrl+C" and "{Control+c}" are keys; anything else is typed as it stands. */
function asKeys(text: string): string {
  const keys = bare(text);
  const [stroke, ...more] = parseKeys(`{${keys}}`);
  return stroke && 'press' in stroke && more.length === 0 ? `{${keys}}` : keys;
}

function ownVerb(name: ActionFunction, args: readonly string[]): Verb {
  const form = args.length === 0 ? 'CONTROL' : args.map((arg) => arg.toUpperCase()).join(', ');
  const read = (rest: string): Parts | null => {
    if (args.length === 0) return on()(rest);
    const values = rest.split(',').map((value) => value.trim());
    if (values.length !== args.length || values.includes('')) return null;
    return without(Object.fromEntries(args.map((arg, i) => [arg, values[i]!])));
  };
  return { verb: name.replaceAll('_', ' '), function: name, form, read };
}
