import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { ControlPlace, TriedAct } from '../../../records/discovery/try.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { actOf } from '../../families/interpret/acts.ts';
import { marksOf } from '../matter/marks.ts';
import { mattersOf } from '../matter/matter.ts';
import { nounsOf } from '../matter/nouns.ts';
import { shortcutsOf } from '../matter/shortcuts.ts';
import { ruleWordings } from './rule-wordings.ts';

export type Given = { parameters: Parameter[]; acts: TriedAct[]; effect: Change[] };

export const act = (
  name: TriedAct['function'],
  control: string,
  args: TriedAct['args'] = {},
  more: Partial<ControlPlace> = {},
): TriedAct => actOf(name, args, { name: control, type: 'Button', ...more });

export const word: Parameter = { name: 'word', kind: 'object', word: true, seen: ['soup'] };
export const text = (name: string): Parameter => ({ name, kind: 'text', seen: ['Soup'] });
export const note: Parameter = { name: 'note', kind: 'object', at: ['notes', '*'], seen: ['Soup'] };
const statements = [{ text: 'Ctrl+F9: Small capitals', words: '', request: false }];

export const wordingsOf = (...given: Given[]) => {
  const families = given.map((one, i): DiscoveredFamily => {
    const rest = { templates: ['kitchen'], plan: [], ignored: [], from: [], runs: { done: 3, passed: 3 } };
    return { id: `f${i}`, app: 'notes', name: `f${i}`, ...rest, ...one };
  });
  const told = { shortcuts: shortcutsOf(statements), marks: marksOf(families) };
  return mattersOf(families, nounsOf(families, statements), told).map(ruleWordings);
};

export const boldWord: Given = {
  parameters: [note, word],
  acts: [
    act('select_text', 'text', { text: '{word}' }),
    act('click_input', 'Apply bold formatting to selection - [ctrl-B]'),
  ],
  effect: [{ path: ['notes/{note}.txt', 0], kind: 'changed', before: 'a {word} b', after: "a ''{word}'' b" }],
};
