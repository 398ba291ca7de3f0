import type { Block, ListItem } from '../blocks.ts';
import { nestItems } from '../nest-items.ts';
import { parseInline } from './tiddlywiki-inline.ts';

/** TiddlyWiki's wikitext as blocks: headings, lists, definition lists, tables, code, paragraphs. */
export function parseTiddlyWiki(source: string): Block[] {
  if (isDictionary(source)) return [dictionary(source)];
  const lines = joinLists(withoutPragmas(withoutBlocks(source))).split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const run = (pattern: RegExp) => {
      const start = at;
      while (at < lines.length && pattern.test(lines[at] ?? '')) at++;
      return lines.slice(start, at);
    };
    if (/^\s*$/.test(line) || /^(?:<<<|---+\s*$|@@)/.test(line)) at++;
    else if (/^\s*```/.test(line)) {
      const end = lines.findIndex((l, i) => i > at && /^\s*```\s*$/.test(l));
      const last = end === -1 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') });
      at = last + 1;
    } else if (/^\s*!+/.test(line)) {
      blocks.push(heading(line));
      at++;
    } else if (/^[*#>]+/.test(line)) blocks.push(list(run(/^[*#>]+/)));
    else if (/^;/.test(line)) {
      blocks.push({ kind: 'heading', level: 6, inlines: parseInline(line.replace(/^;+\s*/, '')) });
      at++;
    } else if (/^:/.test(line)) {
      blocks.push({ kind: 'paragraph', inlines: parseInline(line.replace(/^:+\s*/, '')) });
      at++;
    } else if (/^\|/.test(line))
      blocks.push({
        kind: 'table',
        rows: run(/^\|/)
          .map(cells)
          .filter((r) => r.length > 0),
      });
    else {
      const text = run(/^(?![*#>!|;:]|```)\s*\S/);
      if (text.length === 0) at++;
      const inlines = parseInline(text.join('\n'));
      if (inlines.some((inline) => inline.text.trim() !== '')) blocks.push({ kind: 'paragraph', inlines });
    }
  }
  return blocks;
}

function heading(line: string): Block {
  const [, marks = '!', text = ''] = /^\s*(!+)(?:\.[\w-]+)?\s*(.*)$/.exec(line) ?? [];
  return { kind: 'heading', level: marks.length, inlines: parseInline(text) };
}

function list(lines: readonly string[]): Block {
  const flat = lines.map((line) => {
    const [, marks = '*', text = ''] = /^([*#>]+)(?:\.[\w-]+)?\s*(.*)$/.exec(line) ?? [];
    const item: ListItem = { inlines: parseInline(text), children: [], ordered: marks.endsWith('#') };
    return { depth: marks.length, item };
  });
  const items = nestItems(flat);
  return { kind: 'list', ordered: items[0]?.ordered ?? false, items };
}

function cells(line: string) {
  if (/\|[a-z]+\s*$/.test(line) && !/\|h\s*$/.test(line)) return [];
  return line
    .replace(/\|[hfc]?\s*$/, '')
    .slice(1)
    .split(/\|(?![^[]*\]\])/)
    .map((cell) => parseInline(cell.replace(/^[!^,]+/, '').trim()));
}

/** Comments, typed blocks, and blocks of examples hold no instructions. */
function withoutBlocks(source: string): string {
  return source
    .replaceAll('\r', '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^\$\$\$[\s\S]*?^\$\$\$\s*$/gm, '')
    .replace(/<pre>[\s\S]*?<\/pre>/g, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(
      /<<(?:wikitext-example|wikitext-macro|testcase|\.example|\.operator-example|\.bad-example)[\s\S]*?>>\s*$/gm,
      '',
    )
    .replace(/<\$(button|testcase|codeblock|select)\b[\s\S]*?<\/\$\1>/gi, '')
    .replace(/<%[\s\S]*?%>/g, '');
}

function withoutPragmas(source: string): string {
  return source
    .replace(/^\s*\\(?:define|procedure|function|widget)[^\n]*\)[ \t]*\n[\s\S]*?^\s*\\end[^\n]*$/gm, '')
    .replace(/^\s*\\(?:define|procedure|function|widget|import|rules|whitespace|parameters|parsermode)[^\n]*$/gm, '');
}

const entry = /^([A-Za-z][\w/.-]*): *(\S.*)$/;

/** A `.multids` file: the application's own captions and hints, one `key: text` a line. */
function isDictionary(source: string): boolean {
  const lines = source.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.some((line) => /\/Caption:/.test(line)) &&
    lines.filter((line) => entry.test(line)).length / lines.length > 0.7
  );
}

function dictionary(source: string): Block {
  const rows = source.split('\n').flatMap((line) => {
    const [, key, text] = entry.exec(line) ?? [];
    return key === undefined || text === undefined ? [] : [[[{ text: key }], parseInline(text)]];
  });
  return { kind: 'table', rows };
}

/** Items of a numbered list that blank lines keep apart are one list. */
function joinLists(source: string): string {
  return source.replace(/(^#[^\n]*\n)\s*\n(?=#)/gm, '$1').replace(/(^#[^\n]*\n)\s*\n(?=#)/gm, '$1');
}
