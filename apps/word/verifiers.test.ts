import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArchive } from '../writer/document/archive.ts';
import { families as writers } from '../writer/families.ts';
import type { WriterState } from '../writer/state.ts';
import { documentOf } from './document/read-document.ts';
import { families } from './families.ts';
import { findWord } from './installation.ts';

const sentence = 'Heavy rain kept everybody indoors during the afternoon.';
const start = 'Heavy rain kept';
const members = await readArchive(join(import.meta.dirname, 'templates', 'trip-report.docx'), () => true);
const stateOf = (changed: Record<string, string> = {}): WriterState => ({
  document: documentOf(
    new Map([...members, ...Object.entries(changed).map(([name, xml]) => [name, Buffer.from(xml)] as const)]),
  ),
  others: {},
});
const source = members.get('word/document.xml')!.toString('utf8');
const text = (said: string) => `<w:r><w:t xml:space="preserve">${said}</w:t></w:r>`;
const plain = `<w:r><w:t>${sentence}</w:t></w:r>`;
const style = '<w:pStyle w:val="TextBody"/>';

/** The sentence with these properties on its second word, as Word cuts it. */
const onRain = (properties: string) =>
  source.replace(
    plain,
    `${text('Heavy ')}<w:r w:rsidRPr="00AB12CD"><w:rPr>${properties}</w:rPr><w:t>rain</w:t></w:r>${text(' kept everybody indoors during the afternoon.')}`,
  );
/** The sentence with these properties of the paragraph. */
const onParagraph = (properties: string) => {
  const at = source.indexOf(sentence);
  const from = source.lastIndexOf(style, at);
  return `${source.slice(0, from)}${style}${properties}${source.slice(from + style.length)}`;
};
const other = (styleId: string) =>
  onParagraph('')
    .replace(style, (found) => found)
    .replace(new RegExp(`${style}(?=(?:(?!</w:p>).)*${sentence})`), `<w:pStyle w:val="${styleId}"/>`);
const wrapped = (before: string, after: string) =>
  source.replace(
    plain,
    `${text('Heavy ')}${before}${text('rain')}${after}${text(' kept everybody indoors during the afternoon.')}`,
  );

const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
const comments =
  '<w:comments xmlns:w="w"><w:comment w:id="3"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>';
const links = '<Relationships><Relationship Id="rId99" Target="https://x.example/y"/></Relationships>';

/** Whether a family passes when these parts of the trip report were saved so. */
const passes = (name: string, params: object, changed: Record<string, string>) =>
  families
    .find((family) => family.name === name)!
    .verify({
      before: stateOf(),
      after: stateOf(changed),
      params: { word: 'rain', paragraph: sentence, start, ...params },
    }).pass;
const doc = (xml: string) => ({ 'word/document.xml': xml });

test.each<[name: string, passes: boolean, params: object, changed: Record<string, string>]>([
  ['bold-word', true, {}, doc(onRain('<w:b/><w:bCs/>'))],
  ['bold-word', false, {}, doc(onRain('<w:i/>'))],
  ['bold-word', false, {}, doc(onRain('<w:b w:val="0"/>'))],
  ['italic-word', true, {}, doc(onRain('<w:i/><w:iCs/>'))],
  ['underline-word', true, {}, doc(onRain('<w:u w:val="single"/>'))],
  ['underline-word', false, {}, doc(onRain('<w:u w:val="double"/>'))],
  ['double-underline-word', true, {}, doc(onRain('<w:u w:val="double"/>'))],
  ['strike-word', true, {}, doc(onRain('<w:strike/>'))],
  ['highlight-word', true, {}, doc(onRain('<w:highlight w:val="yellow"/>'))],
  ['superscript-word', true, {}, doc(onRain('<w:vertAlign w:val="superscript"/>'))],
  ['subscript-word', false, {}, doc(onRain('<w:vertAlign w:val="superscript"/>'))],
  ['small-capitals-word', true, {}, doc(onRain('<w:smallCaps/>'))],
  ['uppercase-word', true, {}, doc(onRain('').replace('>rain<', '>RAIN<'))],
  ['size-of-word', true, { size: '20' }, doc(onRain('<w:sz w:val="40"/><w:szCs w:val="40"/>'))],
  ['size-of-word', false, { size: '20' }, doc(onRain('<w:sz w:val="20"/>'))],
  [
    'font-of-word',
    true,
    { font: 'DejaVu Sans' },
    doc(onRain('<w:rFonts w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans"/>')),
  ],
  ['delete-word', true, {}, doc(source.replace('Heavy rain kept', 'Heavy kept'))],
  ['retype-word', true, { text: 'snow' }, doc(source.replace('Heavy rain', 'Heavy snow'))],
  ['retype-word', false, { text: 'snow' }, doc(source.replace('Heavy rain', 'Heavy hail'))],
  [
    'link-word',
    true,
    { address: 'https://x.example/y' },
    { ...doc(wrapped('<w:hyperlink r:id="rId99">', '</w:hyperlink>')), 'word/_rels/document.xml.rels': links },
  ],
  [
    'comment-on-word',
    true,
    { text: 'Why?' },
    {
      ...doc(
        wrapped(
          '<w:commentRangeStart w:id="3"/>',
          '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
        ),
      ),
      'word/comments.xml': comments,
    },
  ],
  [
    'bookmark-word',
    true,
    { name: 'spot' },
    doc(wrapped('<w:bookmarkStart w:id="1" w:name="spot"/>', '<w:bookmarkEnd w:id="1"/>')),
  ],
  ['center-paragraph', true, {}, doc(onParagraph('<w:jc w:val="center"/>'))],
  ['right-paragraph', false, {}, doc(onParagraph('<w:jc w:val="center"/>'))],
  ['justify-paragraph', true, {}, doc(onParagraph('<w:jc w:val="both"/>'))],
  ['wide-lines-paragraph', true, {}, doc(onParagraph('<w:spacing w:line="360" w:lineRule="auto"/>'))],
  ['indent-paragraph', true, {}, doc(onParagraph('<w:ind w:left="720"/>'))],
  ['indent-paragraph', false, {}, doc(onParagraph('<w:ind w:left="1440"/>'))],
  [
    'bullet-paragraph',
    true,
    {},
    {
      ...doc(
        onParagraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr><w:ind w:left="720" w:hanging="360"/>'),
      ),
      'word/numbering.xml': numbering,
    },
  ],
  [
    'number-paragraph',
    false,
    {},
    { ...doc(onParagraph('<w:numPr><w:numId w:val="9"/></w:numPr>')), 'word/numbering.xml': numbering },
  ],
  ['heading-paragraph', true, {}, doc(other('Heading2'))],
  ['heading-paragraph', false, {}, doc(other('Heading3'))],
  ['quote-paragraph', true, {}, doc(other('Quotations'))],
  ['title-paragraph', true, {}, doc(other('Title'))],
  [
    'add-paragraph',
    true,
    { text: 'It rained.' },
    doc(source.replace(plain, `${plain}</w:p><w:p><w:pPr>${style}</w:pPr>${text('It rained.')}`)),
  ],
  ['append-to-paragraph', true, { text: 'It rained.' }, doc(source.replace(sentence, `${sentence} It rained.`))],
  ['replace-all', true, { old: 'city', text: 'town' }, doc(source.replaceAll('city', 'town'))],
  [
    'page-columns',
    true,
    { count: '2' },
    doc(
      source.replace(/<w:cols [^>]*>|<w:pgMar /, (found) =>
        found.startsWith('<w:cols') ? '<w:cols w:num="2"/>' : `<w:cols w:num="2"/>${found}`,
      ),
    ),
  ],
  [
    'document-title',
    true,
    { text: 'Coast' },
    {
      'docProps/core.xml':
        '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:title>Coast</dc:title></cp:coreProperties>',
    },
  ],
])('%s is %s for %j', (name, expected, params, changed) => {
  expect(passes(name, params, changed)).toBe(expected);
});

test('families of Writer come with its wordings, samplers and verifiers, and another way', () => {
  expect(families.length).toBeGreaterThanOrEqual(40);
  for (const family of families) {
    const twin = writers.find(({ name }) => name === family.name)!;
    expect([family.wordings, family.sample, family.verify]).toEqual([twin.wordings, twin.sample, twin.verify]);
    expect(family.plan).not.toBe(twin.plan);
  }
});

test('Word is found where Office installs it, or where it is named', () => {
  const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  const there = 'C:\\Program Files (x86)\\Microsoft Office\\root\\Office16\\WINWORD.EXE';
  expect(findWord(env, (path) => path === there)).toBe(there);
  expect(findWord({ LAMWRIGHT_WORD: 'D:\\w.exe' }, () => true)).toBe('D:\\w.exe');
  expect(() => findWord(env, () => false)).toThrow(/not installed/);
});
