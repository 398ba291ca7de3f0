import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Tree } from '../../../records/episode/effect.ts';
import { changesBetween } from '../../difference/changes.ts';
import { readContent } from '../formats.ts';

const notes: string[] = [];
const read = async (bytes: Buffer | string, name: string) =>
  (await readContent(Buffer.from(bytes), name, (why) => notes.push(why))) as { body: Tree };
const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures', name));

/** A flat OpenDocument with these automatic styles and this body. */
const flat = (styles: string, body: string, kind = 'text') => `<?xml version="1.0"?>
<office:document xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="b" xmlns:officeooo="r">
<office:automatic-styles>${styles}</office:automatic-styles>
<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`;
const style = (name: string, family: string, set: string, parent = '') =>
  `<style:style style:name="${name}" style:family="${family}" ${parent && `style:parent-style-name="${parent}"`}><style:${family}-properties ${set}/></style:style>`;

test('a look that was given to a word is one small change, whatever automatic styles are called and wherever runs were cut', async () => {
  const before = await read(
    flat(
      style('P1', 'paragraph', 'fo:text-align="center"', 'Text_20_body') +
        style('T1', 'text', 'officeooo:rsid="0001a"') +
        style('T2', 'text', 'fo:font-style="italic"'),
      '<text:p text:style-name="P1">Tea <text:span text:style-name="T1">at</text:span> four <text:span text:style-name="T2">sharp</text:span></text:p>',
    ),
    'a.fodt',
  );
  expect(before.body).toEqual([
    {
      kind: 'paragraph',
      style: 'Text body',
      format: { 'text-align': 'center' },
      runs: [{ text: 'Tea at four ' }, { text: 'sharp', 'font-style': 'italic' }],
    },
  ]);
  const bold = 'fo:font-weight="bold" style:font-weight-asian="bold" officeooo:rsid="0002b"';
  const after = await read(
    flat(
      style('P7', 'paragraph', 'fo:text-align="center"', 'Text_20_body') +
        style('T1', 'text', bold) +
        style('T9', 'text', 'fo:font-style="italic"'),
      '<text:p text:style-name="P7">Tea at <text:span text:style-name="T1">four</text:span> <text:span text:style-name="T9">sharp</text:span></text:p>',
    ),
    'a.fodt',
  );
  expect(changesBetween(before, after)).toEqual([
    { path: ['body', 0, 'runs', { key: 'text', is: 'four' }, 'font-weight'], kind: 'added', after: 'bold' },
  ]);
});

test('a paragraph that becomes part of a list stays where it is; a note stands as one sign', async () => {
  const list =
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';
  const [before, after] = await Promise.all([
    read(flat('', '<text:p>One<text:note><text:p>Two</text:p></text:note></text:p><text:p>Three</text:p>'), 'a.fodt'),
    read(
      flat(
        list,
        '<text:list xml:id="list81726354" text:style-name="L1"><text:list-item><text:p>One<text:note><text:p>Two</text:p></text:note></text:p></text:list-item></text:list><text:p>Three</text:p>',
      ),
      'a.fodt',
    ),
  ]);
  expect(changesBetween(before, after)).toEqual([
    {
      path: ['body', { key: 'runs', is: 'One' }, 'list'],
      kind: 'added',
      after: { level: 1, kind: 'list-level-style-bullet', 'bullet-char': '•' },
    },
  ]);
});

test('cells of a sheet are known by their addresses', async () => {
  const row = (value: string) =>
    `<table:table table:name="Prices"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="27"/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="27"/><table:table-cell><text:p>${value}</text:p></table:table-cell></table:table-row></table:table>`;
  const [before, after] = await Promise.all(
    ['2', '3'].map((value) => read(flat('', row(value), 'spreadsheet'), 'a.fods')),
  );
  expect(changesBetween(before!, after!)).toEqual([
    {
      path: ['body', { key: 'name', is: 'Prices' }, 'cells', 'AB3', 'of', 0, 'runs', 0, 'text'],
      kind: 'changed',
      before: '2',
      after: '3',
    },
  ]);
});

test('a workbook and a Word document are read by what stands in them', async () => {
  const { body } = await read(await fixture('prices.xlsx'), 'prices.xlsx');
  expect(body).toMatchObject([
    {
      name: 'Prices',
      cells: {
        A2: { value: 'Coffee' },
        B1: { value: '2.5', format: { number: '0.00', font: [{ kind: 'b' }, { kind: 'sz', val: '10' }] } },
        B2: { value: '5', formula: 'B1*2' },
      },
    },
  ]);
  const note = await read(await fixture('note.docx'), 'note.docx');
  expect(note.body).toEqual([
    { kind: 'paragraph', style: 'Heading1', format: {}, runs: [{ text: 'Tea' }] },
    {
      kind: 'paragraph',
      format: {},
      runs: [{ text: 'At four ' }, { text: 'sharp', b: true }, { text: '!', href: 'https://example.org/' }],
    },
    {
      kind: 'table',
      format: {},
      rows: [
        {
          format: {},
          cells: [{ format: {}, of: [{ kind: 'paragraph', format: {}, runs: [{ text: 'cell' }] }] }],
        },
      ],
    },
  ]);
  expect(notes).toEqual([]);
});
