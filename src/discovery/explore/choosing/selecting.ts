import type { Control } from '../../../records/control.ts';
import type { ActionFunction } from '../../../records/decision.ts';
import type { Observation } from '../../../records/observation.ts';
import type { Rng } from '../../../records/rng.ts';
import type { Content } from '../screens/content.ts';
import { type Kinds, kindsOn } from '../screens/place.ts';
import { nowhere } from '../walking/nowhere.ts';
import { isText, type Move, moveKey } from './moves.ts';

/** Shortest text that a word is selected in, in characters. */
const shortest = 8;

/** What is selected is taken out by a key alone. */
export const deleteKey = '{Delete}';

/** What keys do with what is selected in this text. */
export const deletion = (control: Control): Move => ({
  key: moveKey('the text', deleteKey),
  manner: 'keys',
  control,
  function: 'keyboard_input',
  args: { keys: deleteKey },
  prior: 0,
});

/** What is selected is replaced by what is typed, wherever it stands. */
export const typing: Move = {
  key: moveKey('the text', 'type'),
  manner: 'type',
  control: nowhere,
  function: 'keyboard_input',
  args: {},
  prior: 0,
};

/** The texts on screen in which something can be selected: paragraphs and cells, which are called by their text, else editors by what stands in them. */
function textsOn({ controls }: Observation, { holds }: Content, kinds: Kinds): Control[] {
  const able = controls.filter(({ states }) => !states.includes('disabled') && !states.includes('offscreen'));
  const paragraphs = able.filter((control) => isText(control, kinds));
  if (paragraphs.length > 0) return paragraphs;
  return able.filter(
    ({ type, value = '' }) =>
      (type === 'Edit' || type === 'Document') && value.length >= shortest && holds(value.slice(0, 200)),
  );
}

/**
 * Selects a word of the user's text, a stretch of it, a whole paragraph or a table, before a command; null where there is no text.
 * `functions` are those of the application's own.
 */
export function selectionMove(
  observation: Observation,
  options: { content: Content; rng: Rng; functions: readonly ActionFunction[] },
): Move | null {
  const { content, rng, functions } = options;
  const kinds = kindsOn(observation.controls, content.mask);
  const texts = textsOn(observation, content, kinds);
  if (texts.length === 0) return null;
  const control = rng.pick(texts);
  const move = (fn: ActionFunction, args: Move['args'] = {}): Move => ({
    key: moveKey('the text', fn),
    manner: 'click',
    control,
    function: fn,
    args,
    prior: 0,
  });
  const draw = rng.next();
  if (draw < 0.25 && functions.includes('select_paragraph')) return move('select_paragraph');
  const isInTable = control.container !== undefined && /table|cell/i.test(control.container);
  if (isInTable && draw < 0.5 && functions.includes('select_table')) return move('select_table');
  // A paragraph is called by its text; what an editor is called by may be the document's name.
  const { name, value = '' } = control;
  const text = value.length >= shortest || !isText(control, kinds) ? value : name;
  const words = [...new Set(text.match(/\p{L}{4,}/gu) ?? [])].filter((word) => text.split(word).length === 2);
  return words.length > 0 ? move('select_text', { text: rng.pick(words) }) : null;
}
