import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPlans } from '../../build-plans.ts';
import { folderOf } from '../folder.fixture.ts';
import { pdfOf } from './pdf.fixture.ts';
import { readDocumentation } from './read-documentation.ts';

const app = {
  name: 'notes',
  title: 'Notes',
  vocabulary: ['note', 'tag', 'archive'],
  documentation: async function* () {},
};

const docbook = `<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [<!ENTITY app "Notes">]>
<article><title>Manual of &app;</title>
<section><title>Deleting a note</title><procedure>
<step><para>Choose <menuchoice><guimenu>Edit</guimenu><guimenuitem>Delete</guimenuitem></menuchoice>.</para></step>
<step><para>Press <keycap>Enter</keycap>.</para></step></procedure></section>
<section><title>Undoing</title><para>To undo a change of a note,&nbsp;press <keycombo>&Ctrl;<keycap>Z</keycap></keycombo>.</para></section>
<section><title>Renaming</title><para>To rename a note, double-click its title<footnote/>.</para></section></article>`;

const mallard = `<page xmlns="http://projectmallard.org/1.0/" id="open"><info><desc>d</desc></info><title>
Open a note from a file</title><steps><item><p>Click <guiseq><gui>File</gui><gui>Open</gui></guiseq>.</p></item>
<item><p>Press <keyseq><key>Ctrl</key><key>O</key></keyseq>.</p></item></steps></page>`;

const wikitext = `== Exporting a note ==
# Open the {{menu|File}} menu
# Click '''Export''' and press {{key|Enter}}
[[Category:Help]]`;

const files = {
  'a.html':
    '<title>A</title><h2>How do I share a note?</h2><ol><li>Open the <b>more</b> menu<li>Click <button>share</button></ol>',
  'b.md': '---\ntitle: Tags\n---\n## Adding a tag\n\n1. Click on the **tag** button\n2. Type the name of the tag\n',
  'c.xml': docbook,
  'd.page': mallard,
  'd.wiki': wikitext,
  'e.tid': 'title: Pins\ntags: [[How to]] Notes\n\n! Pinning a note\n# Click the <<.button pin>> button\n',
  'f.pdf': pdfOf([
    { text: 'Searching for a note', size: 18, y: 700 },
    { text: '1. Click the "search" box.', size: 11, y: 670 },
    { text: '2. Type a word of the note and', size: 11, y: 656 },
    { text: 'press Enter.', size: 11, y: 642 },
  ]),
  'g.txt': 'Printing a note\n\n1. Click "print".\n2. Choose "Yes".\n',
  'h.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  'img/i.html': '',
};

test('every format tells its tasks and steps', async () => {
  const { pages, passed } = await readDocumentation([await folderOf(files)]);
  const { pairs } = await buildPlans({ app, seed: 1, evolve: 0, given: pages });
  expect(pages.map(({ id, format, title }) => `${id} ${format} ${title}`)).toMatchInlineSnapshot(`
    [
      "a.html html A",
      "b.md markdown Tags",
      "c.xml docbook Manual of Notes",
      "d.page docbook Open a note from a file",
      "d.wiki mediawiki d",
      "e.tid tiddlywiki Pins",
      "f.pdf pdf f",
      "g.txt text g",
    ]
  `);
  expect(passed).toEqual({ 'other files': 1, empty: 1 });
  expect(pairs.map(({ task, plan }) => [task, ...plan].join('\n  '))).toMatchInlineSnapshot(`
    [
      "Share a note
      Open the "more" menu.
      Click "share".",
      "Add a tag
      Click the "tag" button.
      Type the name of the tag.",
      "Delete a note
      Open the "Edit" menu.
      Choose "Delete".
      Press **Enter**.",
      "Undo a change of a note
      Press **Ctrl+Z**.",
      "Rename a note
      Double-click its title.",
      "Open a note from a file
      Open the "File" menu.
      Choose "Open".
      Press **Ctrl+O**.",
      "Export a note
      Open the "File" menu.
      Click "Export".
      Press **Enter**.",
      "Pin a note
      Click the "pin" button.",
      "Search for a note
      Click the "search" box.
      Type a word of the note.
      Press Enter.",
      "Print a note
      Click "print".
      Choose "Yes".",
    ]
  `);
});

test('a MediaWiki export gives its articles', async () => {
  const page = (title: string, ns: number, text: string) =>
    `<page><title>${title}</title><ns>${ns}</ns><revision><text>${text}</text></revision></page>`;
  const xml = `<mediawiki>${page('Export', 0, '== Exporting ==\nx')}${page('Talk:Export', 1, 'no')}${page('Old', 0, '#REDIRECT [[Export]]')}</mediawiki>`;
  const folder = await folderOf({ 'dump.xml': xml, 'cut.xml': xml.slice(0, -20) });
  const { pages } = await readDocumentation([join(folder, 'dump.xml')]);
  expect(pages.map(({ title, format }) => [title, format])).toEqual([['Export', 'mediawiki']]);
  await expect(readDocumentation([join(folder, 'cut.xml')])).rejects.toThrow(/not well-formed/);
});

test('a wiki in one file, and links between pages of a wiki in Markdown', async () => {
  const tiddlers = [
    { title: 'Pins', text: '! Pinning a note\n# Click \u003c<.button pin>>', tags: '[[How to]]' },
    { title: '$:/core', text: 'x' },
    { title: 'picture.png', text: 'AAAA', type: 'image/png' },
  ];
  const store = JSON.stringify(tiddlers).replaceAll('<', '\\u003C');
  const folder = await folderOf({
    'wiki.html': `<!doctype html><script class="tiddlywiki-tiddler-store" type="application/json">${store}</script>`,
    'Home.md': 'See [[Notes|the notes]] and [[Tags]].',
  });
  const { pages } = await readDocumentation([join(folder, 'wiki.html'), join(folder, 'Home.md')]);
  expect(pages).toEqual([
    { id: 'wiki.html#Pins', title: 'Pins', text: tiddlers[0]!.text, format: 'tiddlywiki', tags: ['How to'] },
    { id: 'Home.md', title: 'Home', text: 'See the notes and Tags.', format: 'markdown' },
  ]);
});

test('documentation in other codings is read as it is written', async () => {
  const text = 'Größe “ändern”';
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(`<p>${text}</p>`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  const windows = Buffer.from([...'Gr\xf6\xdfe \x93\xe4ndern\x94'].map((c) => c.charCodeAt(0)));
  const latin2 = Buffer.concat([Buffer.from('<meta charset="iso-8859-2"><p>'), Buffer.from([0xb3, 0xf3, 0xe6])]);
  const folder = await folderOf({
    'a-bom.html': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(false)]),
    'b-bom-be.html': Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(true)]),
    'c-without-bom.html': utf16(false),
    'd-windows.txt': windows,
    'e-declared.html': latin2,
    'f-declared.xml': Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><article><para>'),
      Buffer.from([0xf6]),
      Buffer.from('</para></article>'),
    ]),
    'g-declared-wrongly.html': Buffer.from(`<meta charset="shift_jis"><p>${text}</p>`),
  });
  const { pages } = await readDocumentation([folder]);
  const bare = pages.map((page) => page.text.replace(/<[^>]*>/g, ''));
  expect(bare).toEqual([text, text, text, text, 'łóć', 'ö', expect.any(String)]);
});
