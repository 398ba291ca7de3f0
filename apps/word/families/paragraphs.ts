import { afterSelecting, inTurn, key, press, ribbon, toParagraphEnd, typed, type Way } from '../in-word.ts';

/** What is done to the paragraph in which its first words are selected. */
const paragraphs: Record<string, Way> = {
  'center-paragraph': key('Ctrl+E', '{Control+e}'),
  'right-paragraph': key('Ctrl+R', '{Control+r}'),
  'justify-paragraph': key('Ctrl+J', '{Control+j}'),
  'heading-paragraph': key('Ctrl+Alt+2', '{Control+Alt+2}'),
  'heading-three-paragraph': key('Ctrl+Alt+3', '{Control+Alt+3}'),
  'plain-heading': key('Ctrl+Shift+N', '{Control+Shift+n}'),
  'quote-paragraph': ribbon('Home', 'Quote'),
  'title-paragraph': ribbon('Home', 'Title'),
  'bullet-paragraph': ribbon('Home', 'Bullets'),
  'number-paragraph': ribbon('Home', 'Numbering'),
  'wide-lines-paragraph': key('Ctrl+5', '{Control+5}'),
  'indent-paragraph': ribbon('Home', 'Increase Indent'),
};

/** What is typed at the end of the paragraph. */
const typedAtEnd: Record<string, (text: string) => Way> = {
  'add-paragraph': (text) => inTurn({ plan: ['Press Enter.'], steps: [press('{Enter}')] }, typed(text)),
  'append-to-paragraph': (text) => inTurn({ plan: ['Press Space.'], steps: [press('{Space}')] }, typed(text)),
  'footnote-on-paragraph': (text) => inTurn(key('Ctrl+Alt+F', '{Control+Alt+f}'), typed(text)),
  'endnote-on-paragraph': (text) => inTurn(key('Ctrl+Alt+D', '{Control+Alt+d}'), typed(text)),
};

/** Paragraphs, as in Writer. */
export const paragraphFamilies = [
  ...Object.entries(paragraphs).map(([name, way]) => afterSelecting(name, 'start', () => way)),
  ...Object.entries(typedAtEnd).map(([name, way]) =>
    afterSelecting(name, 'start', ({ text }) => inTurn(toParagraphEnd, way(text!))),
  ),
];
