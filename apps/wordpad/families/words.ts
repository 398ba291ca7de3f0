import { isPlain } from '../draw.ts';
import { menuPlan, okStep } from '../plan-words.ts';
import { menu, ok, press, tick } from '../steps.ts';
import { plainWordFamily } from './word-family.ts';
import { writersWordings } from './writers-wordings.ts';

/** The look of one word. */
export const wordFamilies = [
  plainWordFamily({
    name: 'bold-word',
    wordings: writersWordings('bold-word'),
    plan: ['Press Ctrl+B.'],
    steps: [press('{Control+b}')],
    edit: (run) => ({ ...run, bold: true }),
    fits: isPlain,
  }),
  plainWordFamily({
    name: 'italic-word',
    wordings: writersWordings('italic-word'),
    plan: ['Press Ctrl+I.'],
    steps: [press('{Control+i}')],
    edit: (run) => ({ ...run, italic: true }),
    fits: isPlain,
  }),
  plainWordFamily({
    name: 'underline-word',
    wordings: writersWordings('underline-word'),
    plan: ['Press Ctrl+U.'],
    steps: [press('{Control+u}')],
    edit: (run) => ({ ...run, underline: true }),
    fits: isPlain,
  }),
  plainWordFamily({
    name: 'bold-italic-word',
    heldOut: true,
    wordings: [
      'Make the word "{word}" bold and italic',
      'Set {word} in bold italics',
      'Please put “{word}” in type that is both bold and italic',
      'The word {word} should be bold as well as italic',
      'Could you bold and italicise "{word}"?',
      'I want {word} thick and slanted',
      'Apply bold and italics to the word {word}',
      'Format "{word}" in bold italic letters',
      'Turn the word {word} into bold italic type',
      'Let “{word}” appear in bold and at the same time in italics',
      'In the text, {word} needs bold italics',
      'Give the word "{word}" both bold and italic type',
      'Heavy and leaning is how {word} should look',
    ],
    plan: ['Press Ctrl+B.', 'Press Ctrl+I.'],
    steps: [press('{Control+b}'), press('{Control+i}')],
    edit: (run) => ({ ...run, bold: true, italic: true }),
    fits: isPlain,
  }),
  plainWordFamily({
    name: 'strike-word',
    wordings: writersWordings('strike-word'),
    plan: [...menuPlan('Format', 'Font...'), 'Tick "Strikeout".', okStep],
    steps: [...menu('Format', 'Font...'), tick('Strikeout'), ok()],
    edit: (run) => ({ ...run, strike: true }),
    fits: isPlain,
  }),
  plainWordFamily({
    name: 'delete-word',
    wordings: writersWordings('delete-word'),
    plan: ['Press Delete.'],
    steps: [press('{Delete}')],
    edit: () => null,
    // Who removes a word may close the gap that it leaves.
    alsoWith: (word) => [`${word} `, ` ${word}`],
  }),
];
