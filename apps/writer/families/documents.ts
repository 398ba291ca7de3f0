import type { SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { drawParagraph } from '../draw.ts';
import { allParagraphs, indexOf } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { capitalised, cursorStep, menuPlan, okStep, saveStep } from '../plan-words.ts';
import { paragraphText, type WriterDocument, type WriterState } from '../state.ts';
import { click, fill, menu, ok, press, save, tab } from '../steps.ts';

type Text = { text: string };

const propertyFamily = (property: 'title' | 'subject' | 'keywords', heldOut: { heldOut?: true } = {}) => {
  const label = capitalised(property);
  return defineWriterFamily<Text>({
    name: `document-${property}`,
    ...heldOut,
    wordings: [
      `Set the ${property} in the document properties to "{text}"`,
      `Enter {text} as the ${property} in the properties of the document`,
      `Please write “{text}” into the ${property} field of the document properties`,
      `The document properties should have the ${property} {text}`,
      `Could you give the document the ${property} "{text}" in its properties?`,
      `I want {text} as the ${property} in the properties`,
      `Open the properties and set the ${property} to {text}`,
      `Fill in the ${property} "{text}" under File, Properties`,
      `Put {text} as ${property} into the description of the document`,
      `Let the ${property} of the document properties be “{text}”`,
      `The ${property} field of the document properties is empty, it needs {text}`,
      `In the properties of this document, enter the ${property} "{text}"`,
      `Record {text} as this file's ${property}`,
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('File', 'Properties'),
      'Click the "Description" tab.',
      `Type "${text}" in the "${label}" box.`,
      okStep,
      saveStep,
    ],
    solve: ({ text }) => [
      ...menu('File', 'Properties'),
      tab('Description'),
      fill(label, text, { container: 'Description' }),
      ok(),
      save(),
    ],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        document.properties[property] = text;
      }),
  });
};

/** What concerns the document as a whole: its pages and its properties. */
export const documentFamilies = [
  propertyFamily('title'),
  propertyFamily('subject'),
  propertyFamily('keywords', { heldOut: true }),
  defineWriterFamily<{ old: string; text: string }>({
    name: 'replace-all',
    wordings: [
      'Replace every "{old}" in the document with "{text}"',
      'Change {old} to {text} everywhere',
      'Please replace all occurrences of “{old}” by “{text}”',
      'Wherever the document says {old}, it should say {text}',
      'Could you replace "{old}" with "{text}" throughout?',
      'I want all {old} in the text replaced by {text}',
      'Find {old} and replace it with {text} in the whole document',
      'Use find and replace to turn "{old}" into "{text}"',
      'Substitute {text} for {old} in the entire text',
      'Let “{text}” stand everywhere in place of “{old}”',
      'Search for {old} and put {text} instead, all at once',
      'Exchange all "{old}" for "{text}"',
      'No {old} is to be left, {text} comes in its place each time',
    ],
    sample: drawFrequent,
    free: ['old', 'text'],
    plan: ({ old, text }) => [
      ...menuPlan('Edit', 'Find and Replace'),
      `Type "${old}" in the "Find" box.`,
      `Type "${text}" in the "Replace" box.`,
      'Click "Replace All".',
      'Click "Close".',
      saveStep,
    ],
    solve: ({ old, text }) => [
      press('{Control+h}'),
      fill('Find', old),
      fill('Replace', text),
      click('Replace All'),
      { ...ok(), optional: true },
      click('Close'),
      save(),
    ],
    verify: ({ before, after, params: { old, text } }) =>
      expectChange({ before, after }, (document) => {
        for (const paragraph of allParagraphs(document.body))
          for (const run of paragraph.runs) run.text = run.text.replaceAll(old, text);
      }),
  }),
  defineWriterFamily<{ start: string; paragraph: string }>({
    name: 'table-of-contents',
    heldOut: true,
    wordings: [
      'Insert a table of contents after the paragraph that begins with "{start}"',
      'Put a table of contents below the paragraph starting {start}',
      'Please add a table of contents after “{start}…”',
      'After the paragraph beginning {start} there should be a table of contents',
      'Could you insert the contents after "{start}"?',
      'I want a table of contents under {start} …',
      'Create a table of contents after the paragraph starting with {start}',
      'Place the table of contents behind "{start}"',
      'Make a table of contents below the paragraph beginning with {start}',
      'Let a table of contents follow the paragraph “{start}”',
      'The text needs a table of contents after {start}',
      'Set up the contents after the paragraph "{start}"',
      'A list of all headings belongs under the lines that open with {start}',
    ],
    sample: (context) => drawParagraph(context),
    free: ['start'],
    plan: ({ start }) => [cursorStep(start), ...menuPlan(...contentsPath), okStep, saveStep],
    solve: ({ paragraph }) => [press('{End}', paragraph), ...menu(...contentsPath), ok(), save()],
    verify: ({ before, after, params: { paragraph } }) =>
      expectChange({ before, after }, (document) => {
        const contents = {
          kind: 'index' as const,
          name: anything,
          of: 'table-of-content',
          format: anything,
          blocks: anything,
        };
        document.body.splice(indexOf(document, paragraph) + 1, 0, contents);
      }),
  }),
];

const contentsPath = ['Insert', 'Table of Contents and Index', 'Table of Contents, Index or Bibliography'] as const;

/** A word of small letters that is in the text and nowhere beside it, and no part of a longer one or written otherwise. */
function drawFrequent({ rng, state, words }: SampleContext<WriterState>): { old: string; text: string } | null {
  const all = allParagraphs(state.document.body).map(paragraphText).join('\n');
  const beside = textBeside(state.document);
  const found = [...new Set(all.match(/(?<!\p{L})[a-z]{4,}(?!\p{L})/gu) ?? [])].filter(
    (word) =>
      all.toLowerCase().split(word).length === all.split(new RegExp(`\\b${word}\\b`)).length && !beside.includes(word),
  );
  return found.length > 0 ? { old: rng.pick(found), text: words.word() } : null;
}

/** In small letters what notes, comments, drawings, headers and footers say: replacing may change it, too. */
function textBeside({ body, pages }: WriterDocument): string {
  const runs = allParagraphs(body).flatMap((paragraph) => paragraph.runs);
  const notes = runs.flatMap(({ note }) => note?.blocks ?? []);
  const bands = Object.values(pages).flatMap(({ header, footer }) => [...(header ?? []), ...(footer ?? [])]);
  const texts = [
    ...allParagraphs([...notes, ...bands]).map(paragraphText),
    ...runs.map(({ comment }) => comment ?? ''),
  ];
  return [...texts, ...runs.map(({ shape }) => shape?.text ?? '')].join('\n').toLowerCase();
}
