import { clicked, filled, inTurn, inWord, key, ribbon, type Way } from '../in-word.ts';

const property = (label: string, text: string): Way =>
  inTurn(clicked('File Tab'), clicked('Info'), filled(label, text), key('Escape', '{Escape}'));
const nothing: Way = { plan: [], steps: [] };

/** What concerns the whole document, as in Writer. */
export const documentFamilies = [
  inWord('document-title', ({ text }) => property('Title', text!)),
  inWord('document-subject', ({ text }) => property('Subject', text!)),
  inWord('page-columns', ({ count }) =>
    inTurn(
      ribbon('Layout', 'Columns', 'More Columns...'),
      filled('Number of columns', count!, 'Spinner'),
      clicked('OK'),
    ),
  ),
  inWord(
    'export-pdf',
    ({ name }) =>
      inTurn(key('F12', '{F12}'), filled('File name', name!), {
        plan: ['Choose "PDF (*.pdf)" in the "Save as type" list.', 'Click "Save".'],
        steps: [...filled('Save as type', 'PDF (*.pdf)', 'ComboBox').steps, ...clicked('Save').steps],
      }),
    nothing,
  ),
];
