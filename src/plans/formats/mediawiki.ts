import type { Block } from './blocks.ts';
import { parseHtml } from './html.ts';

/** MediaWiki's wikitext as blocks, by way of HTML: headings, lists, tables, keys, buttons; templates show their text. */
export function parseMediaWiki(source: string): Block[] {
  const lines = withoutBlocks(source).split('\n');
  const html: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, level, title = ''] = /^(={1,6})\s*(.+?)\s*\1\s*$/.exec(line) ?? [];
    if (level) html.push(`<h${level.length}>${inline(title)}</h${level.length}>`);
    else if (/^[*#:;]/.test(line)) {
      const run: string[] = [];
      while (/^[*#:;]/.test(lines[at] ?? '')) run.push(lines[at++] ?? '');
      at--;
      html.push(list(run));
    } else if (/^\{\|/.test(line)) {
      const end = lines.findIndex((l, i) => i > at && /^\|\}/.test(l));
      const last = end === -1 ? lines.length : end;
      html.push(table(lines.slice(at + 1, last)));
      at = last;
    } else html.push(line.trim() === '' ? '</p><p>' : inline(line));
  }
  return parseHtml(`<p>${html.join('\n')}</p>`);
}

/** Entries by their depth: the last sign of `#*#` says of what kind the inner list is. */
function list(lines: readonly string[]): string {
  let open: string[] = [];
  let html = '';
  for (const line of lines) {
    const [, signs = '*', text = ''] = /^([*#:;]+)\s*(.*)$/.exec(line) ?? [];
    const wanted = [...signs].map((sign) => (sign === '#' ? 'ol' : 'ul'));
    let shared = 0;
    while (shared < Math.min(open.length, wanted.length) && open[shared] === wanted[shared]) shared++;
    html += closing(open.slice(shared));
    html +=
      shared === wanted.length
        ? '</li><li>'
        : wanted
            .slice(shared)
            .map((tag) => `<${tag}><li>`)
            .join('');
    html += inline(text);
    open = wanted;
  }
  return html + closing(open);
}

const closing = (tags: readonly string[]) =>
  [...tags]
    .reverse()
    .map((tag) => `</li></${tag}>`)
    .join('');

function table(lines: readonly string[]): string {
  const rows: string[][] = [[]];
  for (const line of lines) {
    if (/^\|-/.test(line)) rows.push([]);
    else if (/^[|!]/.test(line) && !/^\|\+/.test(line)) {
      const cells = line.slice(1).split(/\|\||!!/);
      rows.at(-1)?.push(...cells.map((cell) => cell.replace(/^[^|[{]*="[^|]*\|/, '').trim()));
    }
  }
  const filled = rows.filter((row) => row.length > 0);
  return `<table>${filled.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
}

function inline(text: string): string {
  return templates(text)
    .replace(/\[\[(?:File|Image|Category):[^\]]*\]\]/gi, '')
    .replace(/\[\[(?:[^|\]]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/\[(?:https?|ftp):\S+\s+([^\]]+)\]/g, '$1')
    .replace(/'''(.+?)'''/g, '<b>$1</b>')
    .replace(/''(.+?)''/g, '$1');
}

/** {{key|Ctrl}} is a key, {{button|Save}} and {{menu|File|Open}} are names on screen; of others their last text is left. */
function templates(text: string): string {
  let told = text;
  for (let before = ''; before !== told; ) {
    before = told;
    told = told.replace(/\{\{([^{}|]*)((?:\|[^{}]*)?)\}\}/g, (_, name: string, rest: string) => {
      const values = rest
        .split('|')
        .slice(1)
        .map((value) => value.replace(/^\w+=/, ''));
      if (/^\s*(?:kbd|key|keys|keypress|shortcut)/i.test(name)) return `<kbd>${values.join('+')}</kbd>`;
      if (/^\s*(?:button|menu|gui|ui)/i.test(name)) return values.map((v) => `<button>${v}</button>`).join(' - ');
      return values.at(-1) ?? '';
    });
  }
  return told;
}

function withoutBlocks(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<ref[^>]*\/>|<ref[^>]*>[\s\S]*?<\/ref>/gi, '')
    .replace(/<(?:gallery|math)[^>]*>[\s\S]*?<\/(?:gallery|math)>/gi, '')
    .replace(/<\/?(?:nowiki|noinclude|includeonly|translate|languages)[^>]*>/gi, '')
    .replace(/__[A-Z]+__/g, '');
}
