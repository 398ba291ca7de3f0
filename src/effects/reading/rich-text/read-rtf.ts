import { joinedRuns, type RichDocument, type RichParagraph, type RichRun } from './rich-document.ts';
import { rtfTokens, type Token } from './rtf-tokens.ts';

/** What holds within one group of brackets and goes with it. */
type Group = {
  look: Omit<RichRun, 'text'>;
  format: Format;
  place: 'text' | 'fonts' | 'colors' | 'list' | 'generator' | 'skipped';
};
type Format = Omit<RichParagraph, 'runs'>;

const plainLook = { font: '', size: 12, color: 'auto', bold: false, italic: false, underline: false, strike: false };
const plainFormat = (): Format => ({ align: 'left', left: 0, right: 0, first: 0, tabs: [] });

const letters: Record<string, string> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};
const aligned: Record<string, RichParagraph['align']> = { ql: 'left', qc: 'center', qr: 'right', qj: 'justify' };
const listed: Record<string, RichParagraph['list']> = {
  pnlvlblt: 'bullet',
  pndec: 'number',
  pnlcltr: 'small letter',
  pnucltr: 'large letter',
  pnlcrm: 'small roman',
  pnucrm: 'large roman',
};
const places: Record<string, Group['place']> = {
  fonttbl: 'fonts',
  colortbl: 'colors',
  pn: 'list',
  generator: 'generator',
};
const skipped = /^(?:stylesheet|info|pntext|listtext|pict|object|header\w*|footer\w*)$/;
const codePage = new TextDecoder('windows-1252');

/**
 * What an RTF file says: paragraphs with their look. Own code, some hundred lines: the readers there are on npm are left alone or make HTML, in
 * which the lengths and the lists are gone.
 * @throws Error where it is no RTF, or broken off
 */
export function readRtf(source: string): RichDocument {
  const reading = { fonts: new Map<number, string>(), colors: [] as string[], isWines: false };
  const paragraphs: RichParagraph[] = [];
  let runs: RichRun[] = [];
  let group: Group = { look: plainLook, format: plainFormat(), place: 'text' };
  const outer: Group[] = [];
  let font = 0;
  let rgb = [0, 0, 0];
  let skip = 0;
  const put = (text: string) => {
    if (group.place === 'text') runs.push({ text, ...group.look });
    if (group.place === 'generator') reading.isWines ||= text.includes('Wine');
    if (group.place === 'fonts') nameFont(text);
    if (group.place === 'colors' && text.includes(';')) {
      // Black that is said and black that is not look the same; the dialog for fonts says it.
      reading.colors.push(rgb.every((part) => part === 0) ? 'auto' : hex(rgb));
      rgb = [0, 0, 0];
    }
  };
  const nameFont = (text: string) =>
    reading.fonts.set(font, `${reading.fonts.get(font) ?? ''}${text}`.replace(/;.*$/, '').trim());
  const end = () => {
    paragraphs.push({ ...measured(group.format, reading.isWines), runs: joinedRuns(runs) });
    runs = [];
  };
  const word = (name: string, value: number | null) => {
    const isOn = value !== 0;
    const look = (part: Partial<Group['look']>) => (group.look = { ...group.look, ...part });
    const format = (part: Partial<Format>) => (group.format = { ...group.format, ...part });
    if (name === '*') group.place = group.place === 'text' ? 'skipped' : group.place;
    else if (places[name]) group.place = places[name];
    else if (skipped.test(name)) group.place = 'skipped';
    else if (name === 'f' && group.place === 'fonts') font = value ?? 0;
    else if (/^(?:red|green|blue)$/.test(name)) rgb[['red', 'green', 'blue'].indexOf(name)] = value ?? 0;
    else if (group.place === 'list' && listed[name])
      outer.at(-1)!.format = { ...outer.at(-1)!.format, list: listed[name] };
    else if (group.place !== 'text') return;
    else if (name === 'par' || name === 'sect' || name === 'page') end();
    else if (name === 'pard') group.format = plainFormat();
    else if (name === 'plain') group.look = plainLook;
    else if (name === 'u') {
      put(String.fromCharCode((value ?? 0) & 0xffff));
      skip = 1;
    } else if (letters[name] !== undefined) put(letters[name]);
    else if (aligned[name]) format({ align: aligned[name] });
    else if (name === 'li') format({ left: value ?? 0 });
    else if (name === 'ri') format({ right: value ?? 0 });
    else if (name === 'fi') format({ first: value ?? 0 });
    else if (name === 'tx') format({ tabs: [...group.format.tabs, value ?? 0] });
    else if (name === 'b') look({ bold: isOn });
    else if (name === 'i') look({ italic: isOn });
    else if (name === 'ulnone') look({ underline: false });
    else if (/^ul(?:d|db|w|dash|th|wave)?$/.test(name)) look({ underline: isOn });
    else if (name === 'strike') look({ strike: isOn });
    else if (name === 'fs') look({ size: (value ?? 24) / 2 });
    else if (name === 'f') look({ font: reading.fonts.get(value ?? 0) ?? '' });
    else if (name === 'cf') look({ color: reading.colors[value ?? 0] ?? 'auto' });
  };
  /** The letter that stands for a `\u` before it, for readers that know no Unicode, is passed over. */
  const passed = (text: string): string => {
    const rest = text.slice(skip);
    skip = Math.max(0, skip - text.length);
    return rest;
  };
  const take = (token: Token): void => {
    if (token.kind === 'open') outer.push(group);
    if (token.kind === 'open') group = { ...group };
    else if (token.kind === 'close') group = outer.pop()!;
    else if (token.kind === 'word') word(token.name, token.value);
    else put(passed(token.kind === 'text' ? token.text : codePage.decode(Uint8Array.of(token.value))));
  };
  for (const token of rtfTokens(source)) take(token);
  if (runs.length > 0) end();
  return { paragraphs };
}

/** Wine writes where the first line begins as \fi, and how far the other lines stand from that as \li. */
const measured = (format: Format, isWines: boolean): Format =>
  isWines ? { ...format, left: format.first + format.left, first: 0 - format.left || 0 } : format;

const hex = (rgb: number[]) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
