import { defineWriterFamily } from '../define.ts';
import { drawWord } from '../draw.ts';
import { editWords, paragraphOf } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { menuPlan, saveStep, selectStep } from '../plan-words.ts';
import { menu, press, save, select } from '../steps.ts';

/** What is recorded as a change. */
export const trackedChangeFamilies = [
  defineWriterFamily<{ word: string; paragraph: string }>({
    name: 'tracked-deletion',
    wordings: [
      'Record changes and delete the word "{word}"',
      'Turn on change tracking, then delete {word}',
      'Please take “{word}” out while changes are recorded',
      'The word {word} should be deleted as a tracked change',
      'Could you start recording changes and remove "{word}"?',
      'I want {word} deleted, but as a recorded change',
      'Switch on the recording of changes and take {word} out',
      'Delete "{word}" in such a way that the change is tracked',
      'With changes being recorded, erase the word {word}',
      'Let the deletion of “{word}” be recorded as a change',
      'Track changes from now on and drop the word {word}',
      'Remove the word "{word}", changes recorded',
      'Propose to leave out {word}, so that the author can decide',
    ],
    sample: (context) => drawWord(context),
    free: ['word'],
    plan: ({ word }) => [
      ...menuPlan('Edit', 'Track Changes', 'Record'),
      selectStep(word),
      'Press **Delete**.',
      saveStep,
    ],
    solve: ({ word, paragraph }) => [
      ...menu('Edit', 'Track Changes', 'Record'),
      select(paragraph, word),
      press('{Delete}'),
      save(),
    ],
    verify: ({ before, after, params: { word, paragraph } }) =>
      expectChange({ before, after }, (document) => {
        document.recording = true;
        document.changes = [{ kind: 'deletion', text: word }];
        editWords(paragraphOf(document, paragraph), word, (run) => ({ ...run, text: '', change: 'deletion' }));
      }),
  }),
];
