import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from './folder.fixture.ts';
import { readQueries } from './queries.ts';

const read = async (name: string, content: string | Uint8Array) =>
  readQueries(join(await folderOf({ [name]: content }), name));

test('drops rubbish and says how much of which', async () => {
  const lines = [
    'How to bold text in writer',
    'how to bold  text in Writer',
    '',
    'https://example.org/help',
    'mail me@example.org please',
    '12 34 56 %%%',
    'x\u0007y bell ring',
    '<script>alert(1)</script>',
    'как сделать текст жирным',
    'bold',
    'xkcdqwrt zzzgrfp',
    Array.from({ length: 30 }, () => 'word').join(' '),
    'change page colour',
  ];
  expect(await read('q.txt', lines.join('\n'))).toMatchInlineSnapshot(`
    {
      "dropped": {
        "addresses": 2,
        "empty": 1,
        "no words": 4,
        "other languages": 1,
        "repeated": 1,
        "too long": 1,
        "too short": 1,
      },
      "lines": 13,
      "queries": [
        "How to bold text in writer",
        "change page colour",
      ],
    }
  `);
});

test('reads lists, tables and lines', async () => {
  const expected = ['bold text', 'new page'];
  for (const [name, content] of Object.entries({
    'a.json': '["bold text","new page"]',
    'b.json': '[{"query":"bold text"},{"query":"new page"}]',
    'c.jsonl': '{"query":"bold text"}\n{"query":"new page"}\n',
    'd.csv': 'id,query\n1,bold text\n2,new page\n',
    'e.csv': 'bold text\nnew page\n',
    'f.tsv': 'query\tcount\nbold text\t3\nnew page\t4\n',
    'g.txt': '\uFEFFbold text\r\nnew page\r\n',
  }))
    expect((await read(name, content)).queries, name).toEqual(expected);
});

test('a file without a query is refused', async () => {
  await expect(read('q.txt', 'x\n42\n')).rejects.toThrow(/has no search query: 1 too short, 1 no words\./);
  await expect(read('q.txt', '')).rejects.toThrow(/has no search query\./);
  await expect(read('q.json', '{"a":1')).rejects.toThrow(/is no list of queries/);
  await expect(read('q.csv', '"a\nb')).rejects.toThrow(/is no CSV that can be read/);
  for (const [bytes, what] of [
    [[0x50, 0x4b, 3, 4], 'a ZIP archive or an office document'],
    [[98, 111, 108, 100, 32, 116, 0, 120, 116], 'a binary file'],
  ] as const) {
    await expect(read('q.txt', new Uint8Array(bytes))).rejects.toMatchObject({
      code: 'SOURCE_MALFORMED',
      message: expect.stringMatching(new RegExp(`q.txt is ${what}, no list of queries that can be read\\.$`)),
      remedy: 'Give one query a line as .txt, CSV, a JSON list or JSON lines.',
    });
  }
  await expect(readQueries('/nowhere.txt')).rejects.toThrow('/nowhere.txt cannot be read.');
});
