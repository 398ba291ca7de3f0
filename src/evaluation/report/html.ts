/** HTML made of escaped pieces: `html` escapes every value that is not itself made by `html`. */
export type Html = { readonly markup: string };

export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return { markup: strings.reduce((out, s, i) => out + s + (i < values.length ? render(values[i]) : ''), '') };
}

/** Markup that is known to be safe (numbers formatted by us, SVG made by us). */
export const raw = (markup: string): Html => ({ markup });

function render(value: unknown): string {
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object' && 'markup' in value) return String(value.markup);
  return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** A table from rows and columns; numbers are aligned by their column. */
export function table<T>(
  rows: readonly T[],
  columns: readonly { title: string; cell: (row: T) => unknown; text?: boolean }[],
): Html {
  if (rows.length === 0) return html`<p class="none">Nothing has been measured yet.</p>`;
  return html`<table><thead><tr>${columns.map((c) => html`<th class="${c.text ? 'text' : ''}">${c.title}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${columns.map((c) => html`<td class="${c.text ? 'text' : ''}">${c.cell(row)}</td>`)}</tr>`,
  )}</tbody></table>`;
}

export const percent = (x: number) => `${(100 * x).toFixed(1)}`;
/** A rate with its 95 % interval. */
export const withInterval = (row: { tsr: number; low: number; high: number }): Html =>
  html`<b>${percent(row.tsr)}</b> <small>${percent(row.low)}–${percent(row.high)}</small>`;
