import { expect, test } from 'vitest';
import { changesBetween } from '../difference/changes.ts';
import { readContent } from './formats.ts';

const read = (text: string, name: string) => readContent(Buffer.from(text), name, (why) => expect.unreachable(why));

test.each<[string, string, unknown]>([
  ['a.yaml', 'a: [1, two]\nday: 2026-05-04\n', { a: [1, 'two'], day: '2026-05-04' }],
  ['a.yml', 'a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['a.toml', 'x = 1\n[t]\nday = 2026-05-04\n', { x: 1, t: { day: '2026-05-04' } }],
  ['a.ini', '; note\n[view]\nwide=true\n', { view: { wide: true } }],
  ['editorrc', '[view]\nfont=Mono 12\n', { view: { font: 'Mono 12' } }],
  ['a.jsonl', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ['store.db', '{"_id":"x"}\n{"_id":"y"}\n', [{ _id: 'x' }, { _id: 'y' }]],
  ['state', '{"a":1}', { a: 1 }],
  ['a.csv', 'name;price\ntea;2,5\n', { columns: ['name', 'price'], rows: [{ name: 'tea', price: '2,5' }] }],
  [
    'b.csv',
    '1,2\n3,4\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['a.md', '---\ntags: [x]\n---\n# One\nTwo\n', { head: { tags: ['x'] }, text: ['# One', 'Two'] }],
  ['b.md', '# One\n', ['# One']],
  [
    'a.xml',
    '<?xml version="1.0"?><set><size unit="px">3</size><dark/></set>',
    { kind: 'set', of: [{ kind: 'size', unit: 'px', text: '3' }, { kind: 'dark' }] },
  ],
  [
    'a.rtf',
    String.raw`{\rtf1{\fonttbl{\f0 Arial;}}\pard\qc\f0\fs24 Some \b tea\b0\par}`,
    {
      body: [
        {
          kind: 'paragraph',
          format: { align: 'center' },
          runs: [
            { text: 'Some ', font: 'Arial', size: 12 },
            { text: 'tea', font: 'Arial', size: 12, bold: true },
          ],
        },
      ],
    },
  ],
  ['note.txt', '[x] not json', ['[x] not json']],
  ['todo', '[x] not json', ['[x] not json']],
  ['empty.json', '', []],
])('%s', async (name, text, tree) => {
  expect(await read(text, name)).toEqual(tree);
});

test('parts of an XML file are known by their ids, or by their kind where no two are of one', async () => {
  const svg = (parts: string) => read(`<svg>${parts}</svg>`, 'a.svg');
  const before = await svg('<rect id="a" x="1"/><rect id="b" x="2"/>');
  expect(changesBetween(before!, (await svg('<rect id="b" x="3"/>'))!).map(({ path, kind }) => [kind, path])).toEqual([
    ['changed', ['of', { key: 'id', is: 'b' }, 'x']],
    ['removed', ['of', { key: 'id', is: 'a' }]],
  ]);
  const [small, large] = [await svg('<size>3</size><dark/>'), await svg('<size>4</size><dark/>')];
  expect(changesBetween(small!, large!)).toEqual([
    { path: ['of', { key: 'kind', is: 'size' }, 'text'], kind: 'changed', before: '3', after: '4' },
  ]);
});
