import { isDeepStrictEqual } from 'node:util';
import { defineFamily, steps, type Verdict } from '#lamwright';

/** The lines of the saved file. */
export type NoteState = { lines: string[] };

const { click, press, selectText } = steps;
const save = [click('File'), click('Save')];
const savePlan = ['Click "File" in the menu bar.', 'Click "Save" in the "File" menu.'];

/** Passes when the saved lines are exactly the expected ones. */
function expectLines({ lines }: NoteState, expected: string[]): Verdict {
  if (isDeepStrictEqual(lines, expected)) return { pass: true, reason: 'the saved lines are as asked for' };
  return { pass: false, reason: `expected ${JSON.stringify(expected)}, found ${JSON.stringify(lines)}` };
}

/** Words that stand once in the note. */
function singleWords({ lines }: NoteState): string[] {
  const words = lines.join(' ').match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => lines.join('\n').split(word).length === 2);
}

const replaced = ({ lines }: NoteState, word: string, by: string) => lines.map((line) => line.replace(word, by));

const replaceWord = defineFamily<NoteState, { word: string; by: string }>({
  name: 'replace-word',
  wordings: [
    'Replace the word "{word}" by "{by}"',
    'Change {word} to {by} in the note',
    'Write “{by}” where it says “{word}”',
    'It should read "{by}", not "{word}"',
  ],
  sample: ({ rng, state, words }) => ({ word: rng.pick(singleWords(state)), by: words.word() }),
  free: ['word', 'by'],
  plan: ({ word, by }) => [`Select "${word}" in the text.`, `Type "${by}".`, ...savePlan],
  solve: ({ word, by }) => [selectText(word), press(by), ...save],
  verify: ({ before, after, params }) => expectLines(after, replaced(before, params.word, params.by)),
});

const deleteWord = defineFamily<NoteState, { word: string }>({
  name: 'delete-word',
  wordings: [
    'Delete the word "{word}"',
    'Take {word} out of the note',
    'Remove “{word}” and leave the rest as it is',
    'The note should no longer say "{word}"',
  ],
  sample: ({ rng, state }) => ({ word: rng.pick(singleWords(state)) }),
  free: ['word'],
  plan: ({ word }) => [`Select "${word}" in the text.`, 'Press Delete.', ...savePlan],
  solve: ({ word }) => [selectText(word), press('{Delete}'), ...save],
  verify: ({ before, after, params }) => expectLines(after, replaced(before, params.word, '')),
});

const addLine = defineFamily<NoteState, { line: string }>({
  name: 'add-line',
  wordings: [
    'Add the line "{line}" at the end',
    'Write {line} below everything else',
    'Put “{line}” on a new last line',
    'One more line at the bottom: "{line}"',
  ],
  sample: ({ words }) => ({ line: words.phrase(2, 4) }),
  free: ['line'],
  plan: ({ line }) => ['Press Ctrl+End.', `Type "${line}".`, 'Press Enter.', ...savePlan],
  solve: ({ line }) => [press('{Control+End}'), press(line), press('{Enter}'), ...save],
  verify: ({ before, after, params }) => expectLines(after, [...before.lines, params.line]),
});

/** Never trained on: it shows how well other kinds of task are understood. */
const addTitle = defineFamily<NoteState, { title: string }>({
  name: 'add-title',
  wordings: [
    'Give the note the title "{title}", above the first line',
    'Write {title} on a new first line',
    'Put “{title}” at the very top',
    'The note should begin with a line that says "{title}"',
  ],
  sample: ({ words }) => ({ title: words.title() }),
  free: ['title'],
  plan: ({ title }) => ['Press Ctrl+Home.', `Type "${title}".`, 'Press Enter.', ...savePlan],
  solve: ({ title }) => [press('{Control+Home}'), press(title), press('{Enter}'), ...save],
  verify: ({ before, after, params }) => expectLines(after, [params.title, ...before.lines]),
  heldOut: true,
});

export const families = [replaceWord, deleteWord, addLine, addTitle];
