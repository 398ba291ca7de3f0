import type { Rng } from '../../../../records/rng.ts';
import type { Control } from '../../../../records/screen/control.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { type Content, marker } from '../../screens/content.ts';
import { type Kinds, kindsOn } from '../../screens/place.ts';
import { nowhere } from '../../walking/nowhere.ts';
import { isText, type Move, moveKey } from '../moves.ts';
import { shortestText, singleWords } from './single-words.ts';

/** What is selected is taken out by a key alone. */
export const deleteKey = '{Delete}';

/** A key where the cursor stands. */
export const pressing = (keys: string): Move => ({
  key: moveKey('the text', keys),
  manner: 'keys',
  control: nowhere,
  function: 'keyboard_input',
  args: { keys },
  prior: 0,
});

/** What is selected in this text is taken out. */
export const deletion = (control: Control): Move => ({ ...pressing(deleteKey), control });

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
export function textsOn({ controls }: Observation, { holds }: Content, kinds: Kinds): Control[] {
  const able = controls.filter(({ states }) => !states.includes('disabled') && !states.includes('offscreen'));
  const paragraphs = able.filter((control) => isText(control, kinds));
  if (paragraphs.length > 0) return paragraphs;
  // What is saved beside a text, such as its look, parts its lines there.
  const isHeld = (value: string) =>
    value
      .slice(0, 1000)
      .split('\n')
      .some((line) => line.length >= shortestText && holds(line));
  return able.filter(({ type, value = '' }) => (type === 'Edit' || type === 'Document') && isHeld(value));
}

/** How often a whole paragraph is selected, where it is no longer than so many characters. */
const whole = 0.3;
const longestWhole = 150;

/** Selects a word of the user's text or a whole paragraph, before a command; null where there is no text. */
export function selectionMove(observation: Observation, options: { content: Content; rng: Rng }): Move | null {
  const { content, rng } = options;
  const kinds = kindsOn(observation.controls, content.mask);
  const texts = textsOn(observation, content, kinds);
  return texts.length === 0 ? null : selectionIn(rng.pick(texts), { content, rng, kinds, whole });
}

/** Selects a word of this text, or as often as `whole` says the whole paragraph; null where there is no such word. */
export function selectionIn(
  control: Control,
  { content, rng, kinds, whole }: { content: Content; rng: Rng; kinds: Kinds; whole: number },
): Move | null {
  const move = (text: string): Move => ({
    key: moveKey('the text', 'select_text'),
    manner: 'click',
    control,
    function: 'select_text',
    args: { text },
    prior: 0,
  });
  // A paragraph is called by its text; what an editor is called by may be the document's name.
  const { name, value = '' } = control;
  const text = value.length >= shortestText || !isText(control, kinds) ? value : name;
  const words = singleWords(text);
  // A paragraph of a list is called with its bullet or number.
  const own = name.replace(marker, '').trim();
  const isShort = isText(control, kinds) && own.length <= longestWhole && content.holds(own);
  if (isShort && rng.next() < whole && /\p{L}/u.test(own)) return move(own);
  return words.length > 0 ? move(rng.pick(words)) : null;
}
