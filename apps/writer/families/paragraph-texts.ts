import { isBody } from '../draw.ts';
import { plainRun } from '../edits.ts';
import { menuPlan } from '../plan-words.ts';
import type { Paragraph, Run } from '../state.ts';
import { menu, press } from '../steps.ts';
import { paragraphFamily, typedParagraphFamily } from './paragraph-family.ts';

const isUniform = (paragraph: Paragraph) =>
  isBody(paragraph) && Object.keys(paragraph.runs.at(-1)!.format).length === 0;
const withRun = (paragraph: Paragraph, run: Run) => ({ ...paragraph, runs: [...paragraph.runs, run] });

/** A note at the end of a paragraph. */
const noteFamily = (kind: 'footnote' | 'endnote', place: string, heldOut: { heldOut?: true } = {}) => {
  const a = kind === 'footnote' ? 'a footnote' : 'an endnote';
  const style = kind === 'footnote' ? 'Footnote' : 'Endnote';
  const path = ['Insert', 'Footnote and Endnote', style] as const;
  return typedParagraphFamily({
    name: `${kind}-on-paragraph`,
    ...heldOut,
    wordings: [
      `Add ${a} "{text}" at the end of the paragraph that begins with "{start}"`,
      `Insert the ${kind} {text} after the paragraph starting {start}`,
      `Please put ${a} “{text}” to the paragraph “{start}…”`,
      `The paragraph beginning {start} should end with ${a} that says {text}`,
      `Could you add the ${kind} "{text}" to the paragraph that starts with "{start}"?`,
      `I want ${a} at the end of {start} … with the text {text}`,
      `Attach ${a} reading {text} to the paragraph starting with {start}`,
      `Write the ${kind} "{text}" for "{start}"`,
      `Give the paragraph beginning with {start} ${a}: {text}`,
      `Let the paragraph “{start}” have the ${kind} “{text}”`,
      `In the text, the paragraph from {start} on needs ${a}, {text}`,
      `Set ${a} to "{start}" that reads "{text}"`,
      `Explain the lines that open with {start} at the ${place} by {text}`,
    ],
    plan: (text) => [...menuPlan(...path), `Type "${text}".`],
    steps: (text) => [...menu(...path), press(text)],
    edit: (paragraph, text) => [
      withRun(paragraph, {
        ...plainRun(''),
        note: { kind, blocks: [{ kind: 'paragraph', style, format: {}, runs: [plainRun(text)] }] },
      }),
    ],
  });
};

/** What is written behind a paragraph. */
export const paragraphTextFamilies = [
  typedParagraphFamily({
    name: 'add-paragraph',
    wordings: [
      'Add a paragraph "{text}" after the one that begins with "{start}"',
      'Insert the paragraph {text} below the paragraph starting {start}',
      'Please write a new paragraph “{text}” after “{start}…”',
      'After the paragraph beginning {start} there should be a paragraph {text}',
      'Could you add the paragraph "{text}" right after the one that starts with "{start}"?',
      'I want a new paragraph after {start} … that says {text}',
      'Put a paragraph reading {text} behind the one starting with {start}',
      'Type "{text}" as a paragraph of its own below "{start}"',
      'Continue after the paragraph beginning with {start} by a new paragraph: {text}',
      'Let a paragraph “{text}” follow the one that begins “{start}”',
      'In the text, the paragraph {text} is missing after the one from {start} on',
      'Begin a new paragraph under "{start}" with the text "{text}"',
      'Follow up the lines that open with {start} by a line of its own, {text}',
    ],
    plan: (text) => ['Press **Enter**.', `Type "${text}".`],
    steps: (text) => [press('{Enter}'), press(text)],
    edit: (paragraph, text) => [paragraph, { ...paragraph, runs: [plainRun(text)] }],
  }),
  typedParagraphFamily({
    name: 'append-to-paragraph',
    wordings: [
      'Add "{text}" at the end of the paragraph that begins with "{start}"',
      'Append {text} to the paragraph starting {start}',
      'Please write “{text}” at the end of the paragraph “{start}…”',
      'The paragraph beginning {start} should end with {text}',
      'Could you append "{text}" to the paragraph that starts with "{start}"?',
      'I want {text} added to the end of the paragraph {start} …',
      'Put {text} behind the last word of the paragraph starting with {start}',
      'Type "{text}" at the end of "{start}"',
      'Extend the paragraph beginning with {start} by {text}',
      'Let “{text}” be the end of the paragraph that begins “{start}”',
      'In the text, the paragraph from {start} on lacks {text} at its end',
      'Complete the paragraph "{start}" with "{text}"',
      'Close the lines that open with {start} with the words {text}',
    ],
    plan: (text) => ['Press **Space**.', `Type "${text}".`],
    steps: (text) => [press('{Space}'), press(text)],
    edit: (paragraph, text) => [
      { ...paragraph, runs: [...paragraph.runs.slice(0, -1), plainRun(`${paragraph.runs.at(-1)!.text} ${text}`)] },
    ],
    fits: isUniform,
  }),
  typedParagraphFamily({
    name: 'new-page-after-paragraph',
    wordings: [
      'Start a new page with "{text}" after the paragraph that begins with "{start}"',
      'Insert a page break after the paragraph starting {start} and write {text}',
      'Please begin a new page after “{start}…” with the words “{text}”',
      'After the paragraph beginning {start} a new page should begin that says {text}',
      'Could you put a page break behind the paragraph that starts with "{start}" and type "{text}" there?',
      'I want a new page after {start} … that opens with {text}',
      'Break the page after the paragraph starting with {start}, then write {text}',
      'Type "{text}" on a new page after "{start}"',
      'Add a page break below the paragraph beginning with {start}; the new page begins with {text}',
      'Let a new page with “{text}” follow the paragraph “{start}”',
      'In the text, a page break is missing after the paragraph from {start} on, followed by {text}',
      'Continue after "{start}" on a new page with "{text}"',
      'Turn the leaf behind the lines that open with {start} and put {text} at its top',
    ],
    plan: (text) => ['Press **Ctrl+Enter**.', `Type "${text}".`],
    steps: (text) => [press('{Control+Enter}'), press(text)],
    edit: (paragraph, text) => [
      paragraph,
      { ...paragraph, format: { ...paragraph.format, 'break-before': 'page' }, runs: [plainRun(text)] },
    ],
    fits: isUniform,
  }),
  noteFamily('footnote', 'foot of the page'),
  noteFamily('endnote', 'end of the document', { heldOut: true }),
  paragraphFamily({
    name: 'page-number-in-paragraph',
    wordings: [
      'Insert the page number at the end of the paragraph that begins with "{start}"',
      'Put a page number after the paragraph starting {start}',
      'Please add the page number to the end of “{start}…”',
      'The paragraph beginning {start} should end with the page number',
      'Could you insert a page number field at the end of the paragraph that starts with "{start}"?',
      'I want the page number behind the paragraph {start} …',
      'Append the page number field to the paragraph starting with {start}',
      'Place the page number at the end of "{start}"',
      'Add a page number field behind the paragraph beginning with {start}',
      'Let the paragraph “{start}” end in the page number',
      'In the text, the paragraph from {start} on needs the page number at its end',
      'Complete "{start}" with the number of the page',
      "Tell the page's number after the lines that open with {start}",
    ],
    plan: ['Press **End**.', ...menuPlan('Insert', 'Page Number')],
    steps: [press('{End}'), ...menu('Insert', 'Page Number')],
    edit: (paragraph) => [withRun(paragraph, { ...plainRun('1'), field: 'page-number' })],
  }),
  typedParagraphFamily({
    name: 'special-character',
    heldOut: true,
    wordings: [
      'Add the special character {text} at the end of the paragraph that begins with "{start}"',
      'Insert the character {text} at the end of the paragraph starting {start}',
      'Please put the special character {text} behind the paragraph “{start}…”',
      'The paragraph beginning {start} should end with the character {text}',
      'Could you add the Unicode character "{text}" to the end of the paragraph that starts with "{start}"?',
      'I want the character {text} at the end of {start} …',
      'Append the special character {text} to the paragraph starting with {start}',
      'Write the character with the code {text} after the last word of "{start}"',
      'Close the paragraph beginning with {start} with the character {text}',
      'Let the paragraph “{start}” end in the special character {text}',
      'In the text, the paragraph from {start} on needs the character {text} at its end',
      'Set the character of the code "{text}" behind the paragraph "{start}"',
      'The lines that open with {start} lack a last sign: {text}',
    ],
    draw: ({ rng }) =>
      rng.pick(['U+20AC', 'U+00A9', 'U+00AE', 'U+2122', 'U+00BD', 'U+03A9', 'U+2192', 'U+2260', 'U+2020']),
    plan: (text) => [`Type "${text}".`, 'Press **Alt+X**.'],
    steps: (text) => [press(text), press('{Alt+x}')],
    edit: (paragraph, text) => [
      {
        ...paragraph,
        runs: paragraph.runs.with(-1, {
          ...paragraph.runs.at(-1)!,
          text: paragraph.runs.at(-1)!.text + String.fromCodePoint(Number.parseInt(text.slice(2), 16)),
        }),
      },
    ],
    fits: isUniform,
  }),
];
