import { menuPlan } from '../plan-words.ts';
import { menu } from '../steps.ts';
import { withFormat, wordFamily } from './word-family.ts';

/** The language of one word. */
export const wordLanguageFamilies = [
  wordFamily({
    name: 'no-spelling-word',
    wordings: [
      'Do not check the spelling of the word "{word}"',
      'Switch the spelling check off for {word}',
      'Please leave “{word}” out of the spelling check',
      'The word {word} should not be checked for spelling',
      'Could you exempt "{word}" from the spell checker?',
      'I want {word} to have no spelling language',
      'Set the language of {word} to none',
      'Mark "{word}" as text without a language',
      'The spell checker should skip the word {word}',
      'Let “{word}” belong to no language',
      'In the text, {word} is not to be spell-checked',
      'Turn off proofing for the word "{word}"',
      'No red wave should ever show under {word}',
    ],
    plan: menuPlan('Tools', 'Language', 'For Selection', 'None (Do not check spelling)'),
    steps: menu('Tools', 'Language', 'For Selection', 'None (Do not check spelling)'),
    edit: withFormat({ language: 'zxx', country: 'none' }),
  }),
];
