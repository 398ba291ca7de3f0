import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSaved } from './document/read-folder.ts';
import { readOdt } from './document/read-odt.ts';
import { editWords, paragraphOf } from './edits.ts';
import { families } from './families.ts';
import { findSoffice } from './installation.ts';
import { layProfile } from './profile.ts';
import { type Format, paragraphs, type SavedFile, type WriterDocument } from './state.ts';
import { templates } from './templates.ts';

const folder = join(import.meta.dirname, 'templates');
const limitMs = 120_000;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-writer-test-'));
  await layProfile(join(dir, 'profile'));
  const files = templates.map(({ name }) => join(folder, `${name}.odt`));
  for (const format of ['pdf', 'docx:MS Word 2007 XML']) await convert(format, files);
}, limitMs);
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

/** As the menus of Writer export, without a screen. */
async function convert(format: string, files: string[]): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile'))}`;
  await promisify(execFile)(findSoffice(), [profile, '--headless', '--convert-to', format, '--outdir', dir, ...files]);
}

/** Whether a family passes where this document is the one before and this file was made. */
function accepts(family: string, document: WriterDocument, file: SavedFile): boolean {
  const before = { document, others: {} };
  const after = { document, others: { made: file } };
  return families.find(({ name }) => name === family)!.verify({ before, after, params: { name: 'made' } }).pass;
}

describe.each([
  ['export-pdf', 'pdf'],
  ['save-as-docx', 'docx'],
])('%s', (family, ending) => {
  test.each(templates.map(({ name }) => name))('accepts the whole of %s, and neither more nor less', async (name) => {
    const document = await readOdt(join(folder, `${name}.odt`));
    const file = await readSaved(join(dir, `${name}.${ending}`));
    expect(accepts(family, document, file)).toBe(true);

    const half = structuredClone(document);
    half.body.splice(half.body.length / 2);
    expect(accepts(family, half, file)).toBe(false);
    const typed = structuredClone(document);
    paragraphs(typed)[0]!.runs.push({ text: 'a', format: {} });
    expect(accepts(family, typed, file)).toBe(false);
  });
});

test.each([
  ['regatta', 'The summer regatta takes place on the upper lake.', { 'font-weight': 'bold' }],
  ['racing shell', 'The new racing shell arrived on Tuesday and was named Heron.', {}],
  ['Wednesday', 'Practice starts at the boathouse every Wednesday evening.', { 'font-style': 'italic' }],
  ['kitchen crew', 'Thanks go to the kitchen crew for the soup.', {}],
])('a Word document in which "%s" looks other is refused', async (word, paragraph, format: Format) => {
  const document = await readOdt(join(folder, 'club-newsletter.odt'));
  const file = await readSaved(join(dir, 'club-newsletter.docx'));
  editWords(paragraphOf(document, paragraph), word, (run) => ({ ...run, format }));
  expect(accepts('save-as-docx', document, file)).toBe(false);
});

test(
  'headers and footers are expected on each page of a PDF',
  async () => {
    const bands =
      '<style:header><text:p>Night shift</text:p></style:header><style:footer><text:p>Ground floor</text:p></style:footer>';
    const source = await readFile(join(folder, 'museum-handbook.fodt'), 'utf8');
    const flat = join(dir, 'banded.fodt');
    await writeFile(
      flat,
      source.replace(/(<style:master-page style:name="Standard"[^>]*?)\/>/, `$1>${bands}</style:master-page>`),
    );
    for (const format of ['odt', 'pdf']) await convert(format, [flat]);
    const document = await readOdt(join(dir, 'banded.odt'));
    const file = await readSaved(join(dir, 'banded.pdf'));
    expect(document.pages.Standard?.header).not.toBeNull();
    expect(file).toMatchObject({ kind: 'pdf', pages: 2 });
    expect(accepts('export-pdf', document, file)).toBe(true);
    document.pages.Standard!.footer = null;
    expect(accepts('export-pdf', document, file)).toBe(false);
  },
  limitMs,
);
