import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOdt } from '../../writer/document/read-odt.ts';
import { allParagraphs } from '../../writer/edits.ts';
import type { Paragraph, WriterDocument } from '../../writer/state.ts';
import { templates } from '../../writer/templates.ts';
import { readDocument } from './read-document.ts';

/** What both formats can say of a paragraph: drawings and digits of lengths are left out. */
const told = ({ style, heading, list, format, runs }: Paragraph) => ({
  style,
  heading,
  list,
  aligned: format['text-align'],
  indented: Number.parseFloat(format['margin-left'] ?? '0').toFixed(2),
  runs: runs
    .filter(({ image, shape }) => !image && !shape)
    .map(({ note, ...run }) => ({
      ...run,
      note: note?.blocks
        .flatMap((block) => (block as Paragraph).runs)
        .map(({ text }) => text)
        .join('')
        .trim(),
    })),
});

test.each(templates.map(({ name }) => name))(
  '%s says the same as a Word document and as one of Writer',
  async (name) => {
    const folder = join(import.meta.dirname, '..');
    const word = await readDocument(join(folder, 'templates', `${name}.docx`));
    const writer = await readOdt(join(folder, '..', 'writer', 'templates', `${name}.odt`));
    const all = ({ body }: WriterDocument) => allParagraphs(body).map(told);
    expect(all(word)).toEqual(all(writer));
    expect(word.pages.Standard).toMatchObject({ columns: 1, format: { 'margin-left': '0.7875in' } });
    expect(word.body.map(({ kind }) => kind)).toEqual(writer.body.map(({ kind }) => kind));
  },
);

test('a file that is no Word document is a typed error', async () => {
  await expect(readDocument(import.meta.filename)).rejects.toMatchObject({ code: 'APP_START' });
});
