import { afterSelecting, clicked, filled, inTurn, inWord, key, press, ribbon, typed, type Way } from '../in-word.ts';

/** What is done to the selected word. */
const words: Record<string, Way> = {
  'bold-word': key('Ctrl+B', '{Control+b}'),
  'italic-word': key('Ctrl+I', '{Control+i}'),
  'underline-word': key('Ctrl+U', '{Control+u}'),
  'double-underline-word': key('Ctrl+Shift+D', '{Control+Shift+d}'),
  'strike-word': ribbon('Home', 'Strikethrough'),
  'highlight-word': ribbon('Home', 'Text Highlight Color'),
  'superscript-word': ribbon('Home', 'Superscript'),
  'subscript-word': ribbon('Home', 'Subscript'),
  'uppercase-word': ribbon('Home', 'Change Case', 'UPPERCASE'),
  'lowercase-word': ribbon('Home', 'Change Case', 'lowercase'),
  'capitalise-word': ribbon('Home', 'Change Case', 'Capitalize Each Word'),
  'small-capitals-word': key('Ctrl+Shift+K', '{Control+Shift+k}'),
  'delete-word': key('Delete', '{Delete}'),
};

const enter: Way = { plan: ['Press Enter.'], steps: [press('{Enter}')] };

/** Single words, as in Writer. */
export const wordFamilies = [
  ...Object.entries(words).map(([name, way]) => afterSelecting(name, 'word', () => way)),
  afterSelecting('retype-word', 'word', ({ text }) => typed(text!)),
  afterSelecting('size-of-word', 'word', ({ size }) => inTurn(filled('Font Size', size!, 'ComboBox'), enter)),
  afterSelecting('font-of-word', 'word', ({ font }) => inTurn(filled('Font', font!, 'ComboBox'), enter)),
  afterSelecting('link-word', 'word', ({ address }) =>
    inTurn(key('Ctrl+K', '{Control+k}'), filled('Address', address!), clicked('OK')),
  ),
  afterSelecting('comment-on-word', 'word', ({ text }) =>
    inTurn(key('Ctrl+Alt+M', '{Control+Alt+m}'), typed(text!), key('Ctrl+Enter', '{Control+Enter}')),
  ),
  afterSelecting('bookmark-word', 'word', ({ name }) =>
    inTurn(ribbon('Insert', 'Bookmark'), filled('Bookmark name', name!), clicked('Add')),
  ),
  inWord('replace-all', ({ old, text }) =>
    inTurn(
      key('Ctrl+H', '{Control+h}'),
      filled('Find what', old!),
      filled('Replace with', text!),
      clicked('Replace All'),
      clicked('OK'),
      clicked('Close'),
    ),
  ),
];
