import type { Arrivals } from '../arrivals.ts';
import type { Registry } from '../registry.ts';
import type { Layout } from '../seeing/layout.ts';
import type { Names } from '../seeing/naming/names.ts';
import type { Shadows } from '../seeing/shadows.ts';
import type { States } from '../seeing/states.ts';
import type { Waiting } from '../watching/waiting.ts';
import type { Watch } from '../watching/watch.ts';
import type { Choices } from './choices.ts';
import type { Hands } from './hands.ts';
import type { ListScrolling } from './list-scrolling.ts';
import type { Aim, Pointing } from './pointing.ts';

/** Where to point at for an option; one that is chosen already; or the options there are instead. */
export type Found = (Aim & { chosen: boolean }) | { refused: string } | { missing: string[] };

/**
 * Finds the options of boxes that open a list of the page's own, wherever it stands.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createPopups(
  { fold, contentText, namedBy }: Names,
  { rootOf }: Shadows,
  states: States,
  registry: Registry,
  hands: Hands,
  layout: Layout,
  watch: Watch,
  { pick }: Choices,
  { aimAtElement }: Pointing,
  { pause }: Waiting,
  { watchArrivals, arrivedTexts }: Arrivals,
  { scrollFor }: ListScrolling,
) {
  /** What may be an option, the surest first. */
  const kinds = [
    '[role=option]',
    '[role^=menuitem],[role=treeitem]',
    '[aria-selected],[data-value],li',
    '[class*=option i],[class*=item i]',
  ];
  const searchFields = 'input:is([type=search],[type=text],:not([type])):not([readonly],:disabled)';
  let before = new Set<Element>();
  /** What the options are called that were there beside the one that was found last. */
  let others = new Set<string>();

  const isDrawn = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  };

  const drawnIn = (roots: readonly (Document | ShadowRoot | Element)[], kind: string): HTMLElement[] => [
    ...new Set(roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(kind)].filter(isDrawn))),
  ];

  const placesOf = (element: Element) =>
    [element.ownerDocument, element.getRootNode() as Document | ShadowRoot, rootOf(element)].filter(
      (root) => root !== null,
    );

  /** The options on screen: those in the list that the box names as its own, else those that came when it was opened. */
  const optionsOf = (element: HTMLElement): HTMLElement[] => {
    const own = [...namedBy(element, 'aria-controls'), ...namedBy(element, 'aria-owns')];
    if (element.matches('[role=listbox]')) own.push(element);
    // What comes below a field for searching is often what was found, and no choice.
    const isField =
      /^(input|textarea)$/.test(element.localName) &&
      !element.matches('[readonly],[aria-haspopup=listbox],[aria-controls]');
    for (const kind of isField ? kinds.slice(0, 2) : kinds) {
      const inside = drawnIn(own, kind);
      if (inside.length > 0) return inside;
      const come = drawnIn(placesOf(element), kind).filter(
        (option) => !before.has(option) && !option.contains(element),
      );
      if (come.length > 0) return come;
    }
    return [];
  };

  const wordsOf = (option: Element) => [
    fold(option.getAttribute('aria-label') ?? contentText(option, false)),
    ...[...option.querySelectorAll('*')].map((part) => fold(part.textContent ?? '')).filter(Boolean),
    ...(option.getAttribute('data-value') ? [option.getAttribute('data-value')!] : []),
  ];

  /** Keeps what is on screen before a box is opened; true where it is open already. */
  const beforeOpening = (label: string): boolean => {
    const element = registry.find(label);
    if (!element) return false;
    if (isExpanded(element) && optionsOf(element).length > 0) return true;
    watchArrivals(placesOf(element));
    before = new Set(drawnIn(placesOf(element), `${kinds.join()},${searchFields}`));
    return false;
  };

  /** Gives the keyboard to a field for searching that came with the list, or has it already; false where there is none. */
  const searchInList = (label: string, openedNow: boolean): boolean => {
    const element = registry.find(label);
    if (!element) return false;
    const come = drawnIn(placesOf(element), searchFields).filter(
      (field) => !before.has(field) && !element.contains(field),
    );
    const focused = layout.focusedElement();
    const field = come.find((one) => one === focused) ?? (openedNow ? come[0] : undefined);
    if (!field || !hands.focusElement(field)) return false;
    (field as HTMLInputElement).select();
    return true;
  };

  const isExpanded = (element: Element) =>
    element.getAttribute('aria-expanded') === 'true' || element.querySelector('[aria-expanded=true]') !== null;

  const isOpen = (label: string): boolean => {
    const element = registry.find(label);
    return (
      element !== undefined &&
      (isExpanded(element) || (!element.hasAttribute('aria-expanded') && optionsOf(element).length > 0))
    );
  };

  /**
   * Waits for the option and says where it is. Options that are others are taken for all there are when nothing has
   * changed for `restMs`, none at all when `limitMs` is over.
   */
  const findOption = async (label: string, text: string, limitMs: number, restMs: number): Promise<Found> => {
    const element = registry.find(label);
    if (!element) return { gone: true, chosen: false };
    const seen = new Set<string>();
    const look = () => {
      const options = optionsOf(element);
      for (const option of options) seen.add(wordsOf(option)[0]!);
      return pick(options, text, wordsOf);
    };
    let option = look();
    let [changes, since] = [watch.changes(), performance.now()];
    for (const end = since + limitMs; !option && performance.now() < end; option = look()) {
      if (watch.changes() !== changes) [changes, since] = [watch.changes(), performance.now()];
      if (seen.size > 0 && performance.now() - since > restMs) break;
      await pause(40);
    }
    option ??=
      seen.size > 0
        ? await scrollFor(element, optionsOf(element)[0] ?? element, look, 6000)
        : pick(
            arrivedTexts().filter((one) => isDrawn(one) && !one.contains(element)),
            text,
            wordsOf,
          );
    if (!option) return { missing: [...seen].filter(Boolean) };
    if (states.isDisabled(option)) return { refused: `its choice "${text}" is disabled` };
    others = new Set([...seen].filter((name) => name !== '' && name !== wordsOf(option)[0]));
    const aim = await aimAtElement(option, false, 1000);
    return { ...aim, chosen: isChosen(option) };
  };

  /** Where only one can be chosen, `aria-selected` often marks the one that the keys are at. */
  const isChosen = (option: Element) =>
    option.getAttribute('aria-checked') === 'true' ||
    (option.getAttribute('aria-selected') === 'true' && option.closest('[aria-multiselectable=true]') !== null);

  /** Where to point at for an option that is chosen and is none of these, in a list that takes several; undefined for none. */
  const findSurplus = async (label: string, wanted: string[]): Promise<Aim | undefined> => {
    const element = registry.find(label);
    if (!element) return { gone: true };
    const options = optionsOf(element);
    const kept = wanted.map((text) => pick(options, text, wordsOf));
    const surplus = options.find((option) => isChosen(option) && !kept.includes(option));
    return surplus && aimAtElement(surplus, false, 1000);
  };

  /** What the box shows of its choice; undefined when it is gone. */
  const shownChoice = (label: string): string | undefined => {
    const element = registry.find(label);
    if (!element) return undefined;
    return states.valueText(element) ?? '';
  };

  /** Whether the box shows the name of another option than the one that was found last. */
  const showsAnother = (label: string): boolean => others.has(fold(shownChoice(label) ?? ''));

  return { beforeOpening, searchInList, isOpen, findOption, findSurplus, shownChoice, showsAnother };
}
