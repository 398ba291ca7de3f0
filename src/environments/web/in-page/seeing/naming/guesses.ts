import type { Control } from '../../../../../records/screen/control.ts';
import type { Shadows } from '../shadows.ts';
import type { Captions } from './captions.ts';
import type { Names } from './names.ts';

export type Guesses = ReturnType<typeof createGuesses>;

/**
 * What a control without a name may be called: by its tip or the words beside it, then its picture (icon font, SVG, image file), then its id or class.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createGuesses({ fold, contentText, namedBy }: Names, { rootOf }: Shadows, { captionOf }: Captions) {
  /** Words of layout, of looks and of frameworks: they say nothing of what a control is for. */
  const empty = new Set(
    (
      'btn button icon icons ico img image images svg sprite link input field control widget component element cell ' +
      'col row grid flex box block inline wrapper wrap container inner outer content body root main ' +
      'center middle even odd xs sm md lg xl xxl small medium large big mini full ' +
      'primary secondary tertiary default success warning danger info light dark white black gray grey red green blue ' +
      'active inactive disabled enabled selected focused focus hover visible hidden hide collapsed state ' +
      'is has no not for the of and with css js sc ng mat mdc mui ui el ant v q k p x w h jss emotion styled radix headlessui ' +
      'fa fas far fab fal fad fw solid regular brands outline outlined filled round rounded sharp line fill bold thin ' +
      'invisible tc clickable pointer cursor touch ripple base label text size color variant rotate spin corner all ' +
      'ember gwt uid ext gen react id auto generated yui dijit aria data test testid qa cy'
    ).split(' '),
  );
  /** Words that say something beside others ("arrow left"), and nothing alone. */
  const weak = new Set(
    'left right top bottom up down start end first last open closed title type list group item'.split(' '),
  );
  /** Prefixes of icon fonts: the class goes on with what the icon shows. */
  const iconClass =
    /^(?:fa|bi|mdi|glyphicon|icon|icons|ti|ri|la|pi|octicon|ion|lucide|feather|codicon|dashicons|oi|fi|typcn|ui-icon|anticon|el-icon|k-i|cil|bx|bxs|uil|zmdi|gg|ph|iconoir|tabler-icon|entypo|linearicons|lnr|fe|eva|jam|vs-icon|sl-icon|wi|si|svg-icon|i)-{1,2}([a-z][\w-]*)$/i;
  const ligatures = /(?:^|\s)(?:material-icons|material-symbols|md-icon)(?:-[a-z]+)*(?:\s|$)/;
  /** Classes of looks (as of Tailwind), which begin with one of these. */
  const utility =
    /[:[\]/]|^-?(?:m|p|w|h|mx|my|mt|mb|ml|mr|px|py|pt|pb|pl|pr|min|max|bg|text|font|border|rounded|shadow|ring|outline|opacity|transition|duration|ease|delay|flex|grid|col|row|gap|space|items|justify|self|place|order|inline|block|relative|absolute|fixed|sticky|inset|top|left|right|bottom|z|overflow|cursor|select|pointer|leading|tracking|whitespace|truncate|uppercase|lowercase|align|animate|transform|translate|scale|origin|fill|stroke|d|me|ms|ps|pe|float|position|lh|fw|fs)(?:-|$)/;

  /** The telling words of an identifier: "deleteBtn-42" gives "delete", "css-1x2y" nothing. */
  const wordsOf = (identifier: string): string => {
    const words = identifier
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .split(/[^A-Za-z0-9]+/)
      .filter((word) => /^[A-Za-z]{2,}$/.test(word) && (word.length > 2 || /^(?:up|go|ok)$/i.test(word)))
      .map((word) => word.toLowerCase())
      .filter((word) => !empty.has(word));
    if (words.every((word) => weak.has(word))) return '';
    // A word can be spoken: parts of a hash as a rule cannot.
    return words.every((word) => /[aeiouy]/.test(word) && !/[^aeiouy]{5}/.test(word))
      ? [...new Set(words)].join(' ')
      : '';
  };

  const fileOf = (address: string): string => {
    if (!address || address.startsWith('data:')) return '';
    const file =
      address
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '';
    return wordsOf(file.replace(/\.\w+$/, ''));
  };

  const attribute = (element: Element, name: string) => element.getAttribute(name) ?? '';

  const byIcon = (element: Element): string => {
    const classes = attribute(element, 'class');
    if (ligatures.test(classes)) return wordsOf(fold(element.textContent ?? ''));
    for (const name of classes.split(/\s+/)) {
      const shown = iconClass.exec(name)?.[1];
      const words = shown && !utility.test(name.replace(/^i-/, '')) ? wordsOf(shown) : '';
      if (words) return words;
    }
    for (const name of ['data-icon', 'data-lucide', 'data-feather', 'icon', 'icon-name']) {
      const words = wordsOf(attribute(element, name).replace(/^.*:/, ''));
      if (words) return words;
    }
    return '';
  };

  /** What a picture shows: one that the element is, or its background. */
  const byPicture = (element: Element): string => {
    const tag = element.localName;
    const icon = byIcon(element);
    if (icon) return icon;
    if (tag === 'img' || tag === 'input') return fileOf(attribute(element, 'src'));
    if (tag === 'use')
      return wordsOf((attribute(element, 'href') || attribute(element, 'xlink:href')).replace(/^.*#/, ''));
    if (tag === 'title') return fold(element.textContent ?? '');
    if (tag === 'svg') return wordsOf(attribute(element, 'data-testid'));
    const background = getComputedStyle(element).backgroundImage;
    return fileOf(/^url\("(.*?)"\)$/.exec(background)?.[1] ?? '');
  };

  const byPictures = (element: Element): string => {
    const inside = (rootOf(element) ?? element).querySelectorAll('*');
    for (const part of [element, ...[...inside].slice(0, 20)]) {
      const words = byPicture(part);
      if (words) return words;
    }
    return '';
  };

  const byOwnWords = (element: Element): string => {
    for (const name of ['id', 'name', 'data-testid', 'data-test', 'data-action']) {
      const words = wordsOf(attribute(element, name));
      if (words) return words;
    }
    const classes = [...element.classList].filter((name) => !utility.test(name));
    const [words = ''] = classes.map(wordsOf).filter(Boolean);
    if (!words) return element.localName === 'a' ? fileOf(attribute(element, 'href')) : '';
    const around = element.parentElement ? wordsOf(element.parentElement.id) : '';
    return around && !words.includes(around) ? `${around} ${words}` : words;
  };

  /** Attributes from which scripts draw a tip. */
  const tips = (
    'data-tooltip data-tooltip-content data-tooltip-text data-tip data-title data-original-title data-bs-original-title ' +
    'data-bs-title data-tippy-content data-hint tooltip aria-description'
  ).split(' ');

  const byTip = (element: Element): string => {
    const written = tips.map((name) => fold(attribute(element, name))).find((text) => /\p{L}/u.test(text));
    const described = namedBy(element, 'aria-describedby').filter((part) => part.getAttribute('role') === 'tooltip');
    return written ?? fold(described.map((part) => contentText(part, true)).join(' '));
  };

  /** Whether this name is only that of an icon, which a font draws as a picture. */
  const isDrawn = (element: Element, name: string): boolean => {
    // Fonts of icons draw them in place of names (ligatures), or of characters that mean nothing by themselves.
    if (/^[\p{Co}\s]+$/u.test(name)) return true;
    if (!/^[a-z][a-z0-9_]*$/.test(name)) return false;
    return [element, ...element.querySelectorAll('*')].some(
      (part) => ligatures.test(attribute(part, 'class')) && fold(part.textContent ?? '') === name,
    );
  };

  /** The pictures in it are those of other controls. */
  const holdsControls = (element: Element) =>
    element.querySelector(
      'button,a[href],input,select,textarea,[role=option],[role=treeitem],[role=tab],[tabindex="0"]',
    ) !== null;

  return {
    /** Names a control by a guess where it has no name but that of a picture, and marks it. */
    nameByGuess: (control: Control, element: Element) => {
      if (control.name !== '' && !isDrawn(element, control.name)) return;
      const guess =
        byTip(element) ||
        captionOf(element) ||
        (holdsControls(element) ? '' : byPictures(element)) ||
        byOwnWords(element);
      if (guess) Object.assign(control, { name: guess.slice(0, 60), guessed: true });
    },
  };
}
