import type { FiguresDocument } from './figures-document.ts';
import { type Html, html } from './html.ts';

/** So many counts stand on a card; more are folded away. */
const fewCounts = 4;

/** The stages as a row of cards: what came out last stands large, all its counts below. */
export function road(counts: FiguresDocument['counts']): Html {
  return html`<div class="road">${Object.entries(counts).map(([stage, of]) => {
    const all = Object.entries(of);
    const text = all.map(([name, n]) => `${name} ${n}`).join(', ');
    return html`<div><b>${all.at(-1)?.[1] ?? 0}</b>${stage}<br>${
      all.length > fewCounts
        ? html`<details><summary>${all.length} counts</summary><span>${text}</span></details>`
        : html`<span>${text}</span>`
    }</div>`;
  })}</div>`;
}
