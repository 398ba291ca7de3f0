import { expect, test } from 'vitest';
import { readRtf } from './read-rtf.ts';

/** As WordPad of Wine 8 saves it. */
const saved = String.raw`{\rtf1\ansi\ansicpg1252\uc1\deff0\deflang1033\deflangfe1033{\fonttbl{\f0 Times New Roman;}{\f1\fcharset2 Symbol;}}
{\colortbl;\red255\green0\blue0;}
{\*\generator Wine Riched20 2.0;}
\pard{\pntext\f1 \'b7\tab}{\*\pn\pnlvlblt\pnf1\pnindent360{\pntxtb\'b7}}\sl-240\slmult1\li360\fi360 \lang1033\fs24\f0 Trip to the coast\par
\pard\sl-240\slmult1\fi1133\ri566 \b\i\ul Heavy \b0\i0\ulnone rain \cf1 kept\cf0  everybody\par
\pard{\pntext\f0 1.\tab}{\*\pn\pnlvlbody\pnf0\pnindent360\pnstart1\pndec{\pntxta.}}\qc\sl-240\slmult1\li360\fi360 The harbour \{1\}\par
\pard\tx2835\sl-240\slmult1 Caf\'e9 \u937?\par
} `;

test('paragraphs and runs come with their look', () => {
  const { paragraphs } = readRtf(saved);
  expect(paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
    'Trip to the coast',
    'Heavy rain kept everybody',
    'The harbour {1}',
    'Café Ω',
  ]);
  expect(paragraphs[0]).toMatchObject({
    list: 'bullet',
    left: 720,
    first: -360,
    runs: [{ font: 'Times New Roman', size: 12 }],
  });
  expect(paragraphs[1]).toMatchObject({ left: 1133, right: 566, first: 0 });
  expect(paragraphs[1]!.runs.map(({ text, bold, color }) => [text, bold, color])).toEqual([
    ['Heavy ', true, 'auto'],
    ['rain ', false, 'auto'],
    ['kept', false, '#ff0000'],
    [' everybody', false, 'auto'],
  ]);
  expect(paragraphs[2]).toMatchObject({ list: 'number', align: 'center' });
  expect(paragraphs[3]).toMatchObject({ align: 'left', tabs: [2835], left: 0 });
});

test("indents of Windows' own WordPad are where they are written", () => {
  const [paragraph] = readRtf(
    String.raw`{\rtf1\ansi{\fonttbl{\f0\fnil Calibri;}}{\*\generator Riched20 10.0;}\pard\fi-360\li720\f0\fs22 One\par}`,
  ).paragraphs;
  expect(paragraph).toMatchObject({ left: 720, first: -360, runs: [{ text: 'One', font: 'Calibri', size: 11 }] });
});

test.each([
  ['plain text', 'Dear all'],
  ['half a file', saved.slice(0, 300)],
])('%s is no rich text', (_name, text) => {
  expect(() => readRtf(text)).toThrow(/rich text/);
});
