import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBlocks } from './document/blocks.ts';
import { readFormats } from './document/formats.ts';
import { readFolder } from './document/read-folder.ts';
import { readOdt } from './document/read-odt.ts';
import { parseXml } from './document/xml.ts';
import { editWords, paragraphOf } from './edits.ts';
import { expectChange } from './expect-change.ts';
import { paragraphs, paragraphText, tables, type WriterState } from './state.ts';

const read = (template: string) => readOdt(join(import.meta.dirname, 'templates', `${template}.odt`));
const stateOf = async (template: string): Promise<WriterState> => ({ document: await read(template), others: {} });

test('runs have their direct formatting, and spans of the same formatting are one run', async () => {
  const shell = paragraphs(await read('club-newsletter')).find((p) => paragraphText(p).startsWith('The new'))!;
  expect(shell.runs.slice(0, 3)).toEqual([
    { text: 'The new ', format: {} },
    { text: 'racing shell', format: { 'font-weight': 'bold' } },
    { text: ' arrived on Tuesday and was named ', format: {} },
  ]);
});

test('headings, lists, tables, notes, comments, pictures, links and other scripts are read', async () => {
  const minutes = paragraphs(await read('meeting-minutes'));
  expect(minutes.filter(({ heading }) => heading === 2).map(paragraphText)).toEqual(['Decisions', 'Shopping']);
  expect(minutes.map(({ list }) => list?.kind).filter(Boolean)).toEqual([
    ...Array(3).fill('number'),
    ...Array(4).fill('bullet'),
  ]);
  const [vegetables] = tables(await read('price-list'));
  expect(vegetables?.rows.map((row) => row.length)).toEqual([3, 3, 3, 3, 3]);
  const article = paragraphs(await read('article-draft')).flatMap(({ runs }) => runs);
  expect(article.map(({ comment }) => comment).filter(Boolean)).toContain('Add the date.');
  expect(article.filter(({ note }) => note?.kind === 'footnote')).toHaveLength(2);
  const guide = paragraphs(await read('plant-guide')).flatMap(({ runs }) => runs);
  expect(guide.map(({ image }) => image?.description).filter(Boolean)).toContain('A single green leaf');
  const links = paragraphs(await read('club-newsletter')).flatMap(({ runs }) => runs.map(({ link }) => link));
  expect(links).toContain('https://river.example/news');
  expect(paragraphs(await read('greetings')).map(paragraphText)).toContain('おはようございます、皆さん。');
});

test('exactly the asked change passes; anything beside it fails', async () => {
  const before = { ...(await stateOf('trip-report')), others: { 'map.png': { kind: 'other' as const, bytes: 9 } } };
  const sentence = 'Heavy rain kept everybody indoors during the afternoon.';
  const bold = (state: WriterState) =>
    editWords(paragraphOf(state.document, sentence), 'rain', (run) => ({ ...run, format: { 'font-weight': 'bold' } }));
  const verdict = (after: WriterState) => expectChange({ before, after }, (document) => bold({ document, others: {} }));
  const after = structuredClone(before);
  expect(verdict(after)).toMatchObject({ pass: false, reason: 'nothing was changed' });
  bold(after);
  expect(verdict(after)).toMatchObject({ pass: true });

  const elsewhere = structuredClone(after);
  elsewhere.document.body.pop();
  expect(verdict(elsewhere).pass).toBe(false);
  const style = structuredClone(after);
  style.document.styles['paragraph Heading 1']!.format['font-size'] = '40pt';
  expect(verdict(style).reason).toContain('.styles.paragraph Heading 1');
  const besides = (others: WriterState['others']) => verdict({ ...after, others }).reason;
  expect(besides({ ...after.others, 'stray.odt': { kind: 'other', bytes: 1 } })).toContain('"stray.odt" was made');
  expect(besides({ 'map.png': { kind: 'other', bytes: 10 } })).toContain('"map.png" was changed outside the task');
  expect(besides({})).toContain('"map.png" was removed outside the task');
});

test('a file that is no document is a typed error', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-writer-test-'));
  try {
    const file = join(dir, 'broken.odt');
    await writeFile(file, 'not a zip archive');
    await expect(readOdt(file)).rejects.toMatchObject({ code: 'APP_START', message: expect.stringContaining(file) });
    await expect(readOdt(join(dir, 'missing.odt'))).rejects.toMatchObject({ code: 'APP_START' });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

test('a folder and files that cannot be read lie beside the document without a word', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-writer-test-'));
  try {
    await copyFile(join(import.meta.dirname, 'templates', 'trip-report.odt'), join(dir, 'trip-report.odt'));
    for (const name of ['broken.odt', 'broken.docx']) await writeFile(join(dir, name), 'not a zip archive');
    await writeFile(join(dir, 'broken.pdf'), '%PDF-1.6 and nothing more');
    await mkdir(join(dir, 'New Folder.odt'));
    const { others } = await readFolder(dir, 'trip-report.odt');
    const names = ['New Folder.odt', 'broken.docx', 'broken.odt', 'broken.pdf'];
    expect(others).toEqual(Object.fromEntries(names.map((name) => [name, { kind: 'other', bytes: 0 }])));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

test('a comment and a bookmark end where they end', () => {
  const text = parseXml(
    '<t><text:p>Heavy <office:annotation office:name="1"><text:p>Why?</text:p></office:annotation><text:bookmark-start text:name="spot"/>rain<office:annotation-end office:name="1"/> kept<text:bookmark-end text:name="spot"/></text:p></t>'.replace(
      '<t>',
      '<t xmlns:text="text" xmlns:office="office">',
    ),
  );
  const [paragraph] = readBlocks(text, {
    formats: readFormats([], []),
    changes: { kinds: new Map(), open: new Set() },
  });
  expect(paragraph).toMatchObject({
    runs: [
      { text: 'Heavy ' },
      { comment: 'Why?' },
      { bookmark: 'spot' },
      { text: 'rain' },
      { end: 'comment' },
      { text: ' kept' },
      { end: 'bookmark' },
    ],
  });
});

test('of several changes one has to fit, and the reason is what the first one lacks', async () => {
  const before = await stateOf('trip-report');
  const titled = (title: string) => (document: WriterState['document']) => {
    document.properties.title = title;
  };
  const after = structuredClone(before);
  titled('Coast')(after.document);
  expect(expectChange({ before, after }, [titled('Sea'), titled('Coast')])).toMatchObject({ pass: true });
  expect(expectChange({ before, after }, [titled('Sea'), titled('Lake')]).reason).toContain('instead of "Sea"');
});
