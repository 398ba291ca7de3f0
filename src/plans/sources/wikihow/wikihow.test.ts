import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../folder.fixture.ts';
import { readSources } from '../read-sources.ts';
import { readWikiHow } from './wikihow.ts';

const app = { title: 'LibreOffice Writer', vocabulary: ['page', 'text'] };

const all = `headline,title,text
"
Open a document in LibreOffice Writer.,
Click ""Format"".,
Choose ""Page Style"".",How to Change the Page Colour in LibreOffice Writer1,"Long text."
"
Boil water.,
Add the noodles.",How to Cook Noodles,"In a pot."
`;
const apart = `overview,headline,text,sectionLabel,title
"o","Open LibreOffice Writer.","t",Using the Menu,How to Bold Text
"o","Click ""Format"".","t",Using the Menu,How to Bold Text
"o","Press Ctrl+B.","t",Using the Keyboard,How to Bold Text
"o","Pour the milk.","t",Steps,How to Drink Milk
`;
const list = [
  {
    title: 'How to Bold Text',
    methods: [{ name: 'Menu', steps: ['Open LibreOffice Writer', { headline: 'Press Ctrl+B', description: 'd' }] }],
  },
  { headline: 'How to Drink Milk', steps: ['Pour it'] },
];
const plans = async (name: string, content: string) => {
  const { candidates, articles } = await readWikiHow(join(await folderOf({ [name]: content }), name), app);
  return { articles, plans: candidates.map(({ task, plan }) => [task, ...plan].join(' | ')) };
};

test('reads the public forms of the dump, and takes what is about the application', async () => {
  expect(await plans('wikihowAll.csv', all)).toEqual({
    articles: 2,
    plans: [
      'Change the Page Colour in LibreOffice Writer | Open a document in LibreOffice Writer. | Click "Format". | Choose "Page Style".',
    ],
  });
  expect(await plans('wikihowSep.csv', apart)).toEqual({
    articles: 2,
    plans: ['Bold Text | Open LibreOffice Writer. | Click "Format".', 'Bold Text | Press Ctrl+B.'],
  });
  const bold = { articles: 2, plans: ['Bold Text | Open LibreOffice Writer | Press Ctrl+B'] };
  expect(await plans('a.json', JSON.stringify(list))).toEqual(bold);
  expect(await plans('b.json', JSON.stringify({ articles: list }, null, 2))).toEqual(bold);
  expect(await plans('c.jsonl', list.map((article) => JSON.stringify(article)).join('\n'))).toEqual(bold);
});

test('a dump that is cut, empty or something else says where and what to do', async () => {
  const message = (name: string, content: string) =>
    plans(name, content).then(
      () => 'read',
      (error) => error.message.replace(/\S*\/lamwright-sources-\w+\//, ''),
    );
  expect([
    await message('cut.csv', all.slice(0, -5).replace(/"In a pot.*/, '"In a p')),
    await message('other.csv', 'name,price\na,1\n'),
    await message('empty.csv', ''),
    await message('cut.json', JSON.stringify(list).slice(0, -9)),
    await message(
      'cut.jsonl',
      list
        .map((article) => JSON.stringify(article))
        .join('\n')
        .slice(0, -9),
    ),
    await message('empty.json', ''),
    await message('other.json', '[{"name":"x"}]'),
  ]).toMatchInlineSnapshot(`
    [
      "cut.csv is cut short after row 1: Quote Not Closed: the parsing is finished with an opening quote at line 8",
      "other.csv has the columns name, price; a WikiHow dump has title and headline.",
      "empty.csv has no row.",
      "cut.json is no JSON: it is cut short or broken.",
      "Line 2 of cut.jsonl is no JSON: the file is cut short or broken.",
      "empty.json is empty.",
      "Entry 1 of other.json is no WikiHow article: it needs a title, and methods or steps.",
    ]
  `);
  await expect(readWikiHow('/nowhere.csv', app)).rejects.toThrow('/nowhere.csv cannot be read.');
  await expect(readWikiHow('/nowhere.json', app)).rejects.toThrow('/nowhere.json is not there.');
});

test('counts what was looked through', async () => {
  const folder = await folderOf({ 'wikihowAll.csv': all, 'q.txt': 'bold text writer\nbold text writer\n' });
  const { counts, pages, queries } = await readSources(
    { wikihow: [join(folder, 'wikihowAll.csv')], queries: [join(folder, 'q.txt')] },
    app,
  );
  expect(counts).toEqual({
    wikihow: { in: 2, out: 1, rejected: {} },
    queries: { in: 2, out: 1, rejected: { repeated: 1 } },
  });
  expect([pages.map(({ source }) => source), queries]).toEqual([['wikihow'], ['bold text writer']]);
});
