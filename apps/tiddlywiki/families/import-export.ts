import type { ReferenceStep } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, reach, reachPlan } from '../existing.ts';
import { diffStates, expectChanges } from '../expect-changes.ts';
import { type ImportedTiddler, importFiles } from '../import-files.ts';
import type { Tiddler, WikiState } from '../state.ts';
import { click, more, setText } from '../steps.ts';
import { textOf } from '../text-parts.ts';

const formats: Record<string, string> = { 'JSON file': '.json', 'CSV file': '.csv', 'TID text file': '.tid' };

/** Files of which nothing stands in the wiki yet. */
const freshFiles = (state: WikiState, atLeast: number) =>
  Object.keys(importFiles).filter((file) => {
    const tiddlers = importFiles[file]!;
    return tiddlers.length >= atLeast && tiddlers.every(({ title }) => !state.tiddlers[title]);
  });

const created = (tiddlers: ImportedTiddler[]) =>
  Object.fromEntries(tiddlers.map(({ title, text, tags }) => [title, { text: textOf(text), tags }]));

const giveFile = (file: string): ReferenceStep[] => [click('Tools', { type: 'TabItem' }), setText('import', file)];
const giveFilePlan = (file: string) => ['Click the "Tools" tab of the sidebar.', `Type "${file}" in the "import" box.`];

export const importExportFamilies = [
  defineWikiFamily<{ file: string }>({
    name: 'import-file',
    wordings: [
      'Import the file {file}',
      'Import all tiddlers from the file "{file}"',
      'Bring the contents of {file} into this wiki',
      'Use the import tool to load {file}',
      'Could you load the tiddlers in "{file}" into this wiki?',
      "I'd like everything from the file {file} imported here",
      'Let the tiddlers of “{file}” be imported',
      'Please pull in what the file {file} holds',
      'The file "{file}" needs to be read into the wiki',
      'I have a file named {file} whose pages should all come into my wiki',
      'Get the notes from “{file}” by importing that file',
      'Do an import with {file} as the file',
      'There is a file called {file}; I want what is in it to be part of the wiki',
    ],
    sample: ({ rng, state }) => {
      const files = freshFiles(state, 1);
      return files.length > 0 ? { file: rng.pick(files) } : null;
    },
    free: [],
    plan: ({ file }) => [...giveFilePlan(file), 'Click the "Import" button of the tiddler "$:/Import".'],
    solve: ({ file }) => [...giveFile(file), click('Import', { type: 'Button', container: '$:/Import' })],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: created(importFiles[params.file]!) }),
  }),
  defineWikiFamily<{ file: string; left: string }>({
    name: 'import-without',
    heldOut: true,
    wordings: [
      'Import the file {file} without the tiddler "{left}"',
      'Import {file}, but leave out {left}',
      'Bring in everything from {file} except for “{left}”',
      'I want what is in {file}; only {left} should stay outside',
    ],
    sample: ({ rng, state }) => {
      const files = freshFiles(state, 2);
      if (files.length === 0) return null;
      const file = rng.pick(files);
      return { file, left: rng.pick(importFiles[file]!).title };
    },
    free: [],
    plan: ({ file, left }) => [
      ...giveFilePlan(file),
      `Untick the "${left}" check box.`,
      'Click the "Import" button of the tiddler "$:/Import".',
    ],
    solve: ({ file, left }) => [
      ...giveFile(file),
      click(left, { type: 'CheckBox', container: '$:/Import' }),
      click('Import', { type: 'Button', container: '$:/Import' }),
    ],
    verify: ({ before, after, params: { file, left } }) =>
      expectChanges({ before, after, created: created(importFiles[file]!.filter(({ title }) => title !== left)) }),
  }),
  defineWikiFamily<Existing & { format: string }>({
    name: 'export-tiddler',
    wordings: [
      'Export the tiddler "{title}" as a {format}',
      'Save {title} as a {format} outside of the wiki',
      'Download “{title}” in the form of a {format}',
      'Export {title}. Format: {format}',
      'Could you give me “{title}” to download as a “{format}”?',
      'I\'d like to have the page "{title}" outside this wiki, in the format "{format}"',
      'Let the note {title} be exported in the shape of a {format}',
      'A {format} is what I need from the tiddler {title}; export it',
      'Produce a “{format}” from the entry “{title}” and let me download it',
      'To use {title} elsewhere I need it exported as a {format}',
      'Use the export function on "{title}" and choose "{format}"',
      'Get the page {title} out of the wiki and onto my disk; the format is {format}',
      'I need to mail {title} to a friend, so hand it to me as a {format}',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && { title: found.title, at: found.at, format: context.rng.pick(Object.keys(formats)) };
    },
    free: ['title'],
    plan: (params) => [
      ...reachPlan(params),
      `Click the "more" button of the tiddler "${params.title}".`,
      'Click the "export tiddler" button.',
      `Click the "${params.format}" button.`,
    ],
    solve: (params) => [
      ...reach(params),
      more(params.title),
      click('export tiddler', { type: 'Button', container: params.title }),
      click(params.format, { type: 'Button' }),
    ],
    verify: ({ before, after, params }) => {
      const { created: made, changed, deleted } = diffStates(before, after);
      const stray = [...made, ...changed, ...deleted][0];
      if (stray !== undefined) return { pass: false, reason: `"${stray}" was changed outside the task` };
      const name = `${params.title}${formats[params.format]}`;
      const files = after.exports ?? {};
      if (Object.keys(files).some((file) => file !== name)) return { pass: false, reason: 'another file was exported' };
      if (!holds(files[name] ?? '', after.tiddlers[params.title]))
        return { pass: false, reason: `no export "${name}"` };
      return { pass: true, reason: `"${name}" was exported` };
    },
  }),
];

/** Whether the text of the tiddler stands in the export, in whatever way its format quotes it. */
function holds(file: string, tiddler: Tiddler | undefined): boolean {
  const bare = (text: string) => text.replace(/\\n|[\s\\"]/g, '');
  return file !== '' && tiddler !== undefined && bare(file).includes(bare(tiddler.text));
}
