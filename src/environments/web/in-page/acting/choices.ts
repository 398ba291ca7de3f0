import type { Registry } from '../registry.ts';
import type { Names } from '../seeing/naming/names.ts';
import type { States } from '../seeing/states.ts';
import type { Waiting } from '../watching/waiting.ts';
import type { Hands } from './hands.ts';

export type Choices = ReturnType<typeof createChoices>;

/** How choosing from a list went: `chosen` is what the list shows then. */
export type Chosen = { gone: true } | { refused: string } | { chosen: string };

/**
 * Chooses from the browser's own lists, and finds a choice by its words.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createChoices({ fold }: Names, states: States, registry: Registry, hands: Hands, { until }: Waiting) {
  /** The choice of these words: written so, else in other capitals; `wordsOf` may know several for each. */
  const pick = <T>(all: readonly T[], text: string, wordsOf: (one: T) => string[]): T | undefined => {
    const wanted = fold(text);
    const lower = wanted.toLowerCase();
    return (
      all.find((one) => wordsOf(one)[0] === wanted) ??
      all.find((one) => wordsOf(one)[0]!.toLowerCase() === lower) ??
      all.find((one) => wordsOf(one).some((words) => words === wanted))
    );
  };

  /** Names that stand in one text, parted by commas or line ends; a name that holds a comma itself is one name. */
  const pickAll = <T>(
    all: readonly T[],
    text: string,
    wordsOf: (one: T) => string[],
  ): { found: T[] } | { none: string } => {
    if (fold(text) === '') return { found: [] };
    const pieces = text.split(/\s*[,\n]\s*/).filter((piece) => piece !== '');
    const found: T[] = [];
    for (let from = 0; from < pieces.length; ) {
      let to = pieces.length;
      let one: T | undefined;
      for (; to > from; to--) {
        one = pick(all, pieces.slice(from, to).join(', '), wordsOf);
        if (one !== undefined) break;
      }
      if (one === undefined) return { none: pieces[from]! };
      found.push(one);
      from = to;
    }
    return { found };
  };

  const wordsOf = (option: HTMLOptionElement) => [fold(option.label || option.text), fold(option.text), option.value];

  const wanted = (select: HTMLSelectElement, text: string) => {
    const options = [...select.options];
    const whole = pick(options, text, wordsOf);
    if (whole) return { found: [whole] };
    return select.multiple ? pickAll(options, text, wordsOf) : { none: text };
  };

  /** Chooses in a list of the browser: one, or where it takes several those and no others. Choices that are not there yet are waited for. */
  const choose = async (label: string, text: string, patienceMs: number): Promise<Chosen> => {
    const select = registry.find(label) as HTMLSelectElement | undefined;
    if (!select) return { gone: true };
    hands.focusElement(select);
    const come = () => (select.isConnected && 'none' in wanted(select, text) ? undefined : true);
    await until(come, patienceMs);
    if (!select.isConnected) return { gone: true };
    const meant = wanted(select, text);
    if ('none' in meant) {
      const names = [...select.options].map((option) => `"${fold(option.text)}"`).join(', ');
      return { refused: `it has no choice "${meant.none}", only ${names || 'none at all'}` };
    }
    const disabled = meant.found.find((option) => option.matches(':disabled'));
    if (disabled) return { refused: `its choice "${fold(disabled.text)}" is disabled` };
    if (select.multiple) for (const one of select.options) one.selected = meant.found.includes(one);
    else select.selectedIndex = meant.found[0]?.index ?? -1;
    for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    return { chosen: states.valueText(select) ?? '' };
  };

  return { pick, choose };
}
