import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../folder.fixture.ts';
import { pdfOf } from './pdf.fixture.ts';
import { readDocumentation } from './read-documentation.ts';

test('a path, file or folder that holds no documentation is refused, with the reason', async () => {
  const folder = await folderOf({
    'program.html': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    'archive.md': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    'binary.txt': new Uint8Array([1, 2, 0, 3, 4, 250, 0, 0, 9]),
    'empty.md': '',
    'blank.html': ' \n ',
    'pictures.pdf': pdfOf([]),
    'cut.pdf': pdfOf([{ text: 'Title', size: 12, y: 700 }]).subarray(0, 30),
    'cut.xml': '<?xml version="1.0"?><article><section><title>Deleting',
    'other.xml': '<?xml version="1.0"?><feed><entry/></feed>',
    'strange.html': '<meta charset="klingon"><p>x</p>',
    'articles.json': '{"articles":[]}',
  });
  const message = (name: string) =>
    readDocumentation([join(folder, name)]).then(
      () => 'read',
      (error) =>
        `${error.code}: ${error.message.replaceAll(folder, '').replace(/: (?:unclosed|Unexpected|end tag|missing).*/i, ': …')}`,
    );
  const names = [
    'program.html',
    'archive.md',
    'binary.txt',
    'empty.md',
    'blank.html',
    'pictures.pdf',
    'cut.pdf',
    'cut.xml',
    'other.xml',
    'strange.html',
    'articles.json',
    'nowhere',
    '../',
  ];
  const told = await Promise.all(names.slice(0, -1).map(message));
  expect(told).toMatchInlineSnapshot(`
    [
      "SOURCE_MALFORMED: /program.html is a program, no documentation that can be read.",
      "SOURCE_MALFORMED: /archive.md is a ZIP archive or an office document, no documentation that can be read.",
      "SOURCE_MALFORMED: /binary.txt is a binary file, no documentation that can be read.",
      "SOURCE_MALFORMED: /empty.md is empty.",
      "SOURCE_MALFORMED: /blank.html is empty.",
      "SOURCE_MALFORMED: /pictures.pdf has 1 page and no text: they are pictures.",
      "SOURCE_MALFORMED: /cut.pdf is a PDF that cannot be read.",
      "SOURCE_MALFORMED: /cut.xml is not well-formed: …",
      "SOURCE_MALFORMED: /other.xml is XML, but no DocBook, Mallard or MediaWiki export.",
      "SOURCE_MALFORMED: /strange.html declares the coding "klingon", which is not known.",
      "SOURCE_MALFORMED: /articles.json is no list of tiddlers.",
      "SOURCE_MALFORMED: /nowhere is not there.",
    ]
  `);
  await expect(readDocumentation([folder])).rejects.toThrow(
    /11 files and no page that can be read \(3 binary, 1 other files, 2 empty, 4 malformed, 1 pictures of pages\)/,
  );
  await expect(readDocumentation([await folderOf({})])).rejects.toThrow(/holds no file/);
});
