import type { ExploredMap } from '../../discovery/explore/map-of.ts';
import { type Html, html, raw, table } from './html.ts';

/** The screens with most controls are drawn; of the rest there is the table alone. */
const mostDrawn = 48;
const box = { width: 168, height: 40, gapX: 60, gapY: 12 };
const namesShown = 40;

type Drawn = ExploredMap['screens'][number] & { column: number; row: number };

/** The map of an explored application as a picture: its screens from the first ones rightwards, the share of their controls that were tried, and what leads to the next. */
export function screenMap(map: ExploredMap): Html {
  const { screens, passages, effects } = map;
  if (screens.length === 0) return html``;
  const drawn = placed(screens.toSorted((a, b) => size(b) - size(a)).slice(0, mostDrawn));
  const at = new Map(drawn.map((screen) => [screen.id, screen]));
  const lines = passages.flatMap(({ from, to, act }) => {
    const [a, b] = [at.get(from), at.get(to)];
    return a && b && b.column === a.column + 1 ? [line(a, b, act.control?.name ?? '')] : [];
  });
  const columns = Math.max(...drawn.map(({ column }) => column)) + 1;
  const rows = Math.max(...drawn.map(({ row }) => row)) + 1;
  const width = columns * (box.width + box.gapX);
  const height = rows * (box.height + box.gapY);
  return html`<h2>Screens that were explored</h2>
<p><small>${screens.length} screens, ${drawn.length} of them drawn; ${map.tried} kinds of acts tried, ${map.untried} not; ${effects.length} kinds of change. A box fills with the share of its controls that were tried; it names those that were not.</small></p>
<div class="scroll"><svg class="map" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Map of screens">${lines}${drawn.map(boxOf)}</svg></div>
<details><summary>All screens, with the controls that were not tried</summary>${table(
    screens.toSorted((a, b) => size(b) - size(a)),
    [
      { title: 'screen', cell: nameOf, text: true },
      { title: 'tried', cell: ({ tried }) => tried.length },
      { title: 'untried', cell: ({ untried }) => untried.length },
      { title: 'not tried', cell: ({ untried }) => untried.slice(0, namesShown).join(', '), text: true },
    ],
  )}</details>`;
}

const size = ({ tried, untried }: ExploredMap['screens'][number]) => tried.length + untried.length;
/** A dialog by its name; else a screen by the control that leads there, for the titles of pages are often the user's own. */
const nameOf = ({ title, dialog, way }: Pick<Drawn, 'title' | 'dialog' | 'way'>) =>
  dialog ?? (way?.length === 0 ? `start: ${title}` : way ? `after ${way.at(-1)}` : title);

/** Screens in columns by how many acts lead there from a fresh start; those of which no way is known stand last. */
function placed(screens: readonly ExploredMap['screens'][number][]): Drawn[] {
  const longest = Math.max(0, ...screens.map(({ way }) => way?.length ?? 0));
  const rows = new Map<number, number>();
  return screens.map((screen) => {
    const column = screen.way?.length ?? longest + 1;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { ...screen, column, row };
  });
}

const corner = ({ column, row }: Drawn) => ({
  x: column * (box.width + box.gapX) + 4,
  y: row * (box.height + box.gapY) + 4,
});

function line(from: Drawn, to: Drawn, by: string): Html {
  const [a, b] = [corner(from), corner(to)];
  const [x1, y1, x2, y2] = [a.x + box.width, a.y + box.height / 2, b.x, b.y + box.height / 2];
  const bend = box.gapX * 0.6;
  return html`<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"><title>${by}</title></path>`;
}

function boxOf(screen: Drawn): Html {
  const { x, y } = corner(screen);
  const { tried, untried } = screen;
  const share = tried.length / Math.max(1, size(screen));
  const left = untried.length > 0 ? `Not tried: ${untried.slice(0, namesShown).join(', ')}` : 'All were tried.';
  const name = nameOf(screen) || 'untitled';
  const short = name.length > 24 ? `${name.slice(0, 23)}…` : name;
  return html`<g><title>${`${name}\n${left}`}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/><rect class="tried" x="${x}" y="${y}" width="${Math.round(share * box.width)}" height="${box.height}" rx="6"/><text x="${x + 8}" y="${y + 17}">${short}</text><text x="${x + 8}" y="${y + 32}">${tried.length} of ${size(screen)} tried</text>${raw(screen.dialog ? `<circle cx="${x + box.width - 10}" cy="${y + 10}" r="4"/>` : '')}</g>`;
}
