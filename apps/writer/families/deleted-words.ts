import { press } from '../steps.ts';
import { wordFamily } from './word-family.ts';

/** Words that go. */
export const deletedWordFamilies = [
  wordFamily({
    name: 'delete-word',
    wordings: [
      'Delete the word "{word}"',
      'Remove {word} from the text',
      'Please take “{word}” out of the document',
      'The word {word} should go',
      'Could you delete "{word}"?',
      'I want {word} removed',
      'Erase the word {word}',
      'Cut the word "{word}" from its sentence',
      'Drop the word {word}',
      'Let “{word}” disappear from the text',
      'In the text, {word} is one word too many, delete it',
      'Clear away the word "{word}"',
      'Leave out {word}',
    ],
    plan: ['Press **Delete**.'],
    steps: [press('{Delete}')],
    edit: () => null,
    // Cutting a word closes the gap that it leaves.
    alsoWith: (word) => [`${word} `, ` ${word}`],
  }),
];
