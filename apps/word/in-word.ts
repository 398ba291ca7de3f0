import { type Family, type Params, type ReferenceStep, steps } from '#lamwright';
import { families as writers } from '../writer/families.ts';
import type { WriterState } from '../writer/state.ts';

// biome-ignore lint/suspicious/noExplicitAny: families have different parameter types
type AnyFamily = Family<WriterState, any>;

/** How something is done in Word: in words, and exactly. */
export type Way = { plan: string[]; steps: ReferenceStep[] };

export const { press } = steps;
export const key = (words: string, keys: string): Way => ({ plan: [`Press ${words}.`], steps: [press(keys)] });

/** A command of the ribbon: its tab, then its button. */
export const ribbon = (tab: string, ...buttons: string[]): Way => ({
  plan: [`Click the "${tab}" tab.`, ...buttons.map((name) => `Click "${name}".`)],
  steps: [steps.click(tab, { type: 'TabItem' }), ...buttons.map((name) => steps.click(name))],
});

/** The last step of every plan: tasks are judged by what is saved. */
const save: Way = key('Ctrl+S', '{Control+s}');

/**
 * A family of the pack `writer`, done in Word: wordings, sampler and verifier are the same ones; plan and solution are these.
 * @param way from the parameters of the family
 * @param last what every task ends with, where it is not saving
 */
export function inWord(name: string, way: (params: Record<string, string>) => Way, last: Way = save): AnyFamily {
  const family = writers.find((one) => one.name === name);
  if (!family) throw new Error(`the pack of Writer has no family "${name}"`);
  return {
    ...family,
    plan: (params: Params) => [...way(params as Record<string, string>).plan, ...last.plan],
    solve: (params: Params) => [...way(params as Record<string, string>).steps, ...last.steps],
  };
}

/** The same where the first step selects what a parameter says. */
export const afterSelecting = (
  name: string,
  selected: string,
  way: (params: Record<string, string>) => Way,
): AnyFamily =>
  inWord(name, (params) => {
    const { plan, steps: exact } = way(params);
    const text = params[selected]!;
    return { plan: [`Select "${text}" in the text.`, ...plan], steps: [steps.selectText(text), ...exact] };
  });

/** To the end of the paragraph in which something is selected. */
export const toParagraphEnd: Way = {
  plan: ['Press Ctrl+Down.', 'Press Left.'],
  steps: [press('{Control+Down}'), press('{Left}')],
};

export const inTurn = (...ways: Way[]): Way => ({
  plan: ways.flatMap(({ plan }) => plan),
  steps: ways.flatMap((way) => way.steps),
});
export const typed = (text: string): Way => ({ plan: [`Type "${text}".`], steps: [press(text)] });
export const filled = (box: string, text: string, type: 'Edit' | 'ComboBox' | 'Spinner' = 'Edit'): Way => ({
  plan: [`Type "${text}" in the "${box}" box.`],
  steps: [steps.setText(box, text, { type })],
});
export const clicked = (name: string): Way => ({ plan: [`Click "${name}".`], steps: [steps.click(name)] });
