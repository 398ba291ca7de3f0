import { type Html, html, raw } from './html.ts';

export type Series = { name: string; points: readonly { x: number; y: number }[] };

const size = { width: 420, height: 190, left: 46, bottom: 26, top: 12, right: 10 };
const colours = ['#1d4ed8', '#c2410c', '#047857', '#7e22ce', '#b91c1c', '#0e7490'];

/** A small line chart as inline SVG, at most 160 points a line; the x axis begins at 0. */
export function lineChart(title: string, series: readonly Series[], xName: string): Html {
  const all = series.flatMap((s) => s.points);
  if (all.length === 0) return html``;
  const xMax = Math.max(...all.map((p) => p.x));
  const [yMin, yMax] = [Math.min(0, ...all.map((p) => p.y)), Math.max(...all.map((p) => p.y), 1e-9)];
  const x = (v: number) => size.left + (v / (xMax || 1)) * (size.width - size.left - size.right);
  const y = (v: number) =>
    size.height - size.bottom - ((v - yMin) / (yMax - yMin || 1)) * (size.height - size.bottom - size.top);
  const lines = series.map(({ points }, i) => {
    const every = Math.ceil(points.length / 160);
    const path = points
      .filter((_, k) => k % every === 0 || k === points.length - 1)
      .map((p) => `${x(p.x).toFixed(1)},${y(p.y).toFixed(1)}`);
    return `<polyline fill="none" stroke="${colours[i % colours.length]}" stroke-width="1.6" points="${path.join(' ')}"/>`;
  });
  const ticks = [yMin, (yMin + yMax) / 2, yMax].map(
    (v) =>
      `<text x="${size.left - 6}" y="${y(v) + 4}" text-anchor="end">${v.toPrecision(2)}</text><line x1="${size.left}" x2="${size.width - size.right}" y1="${y(v)}" y2="${y(v)}"/>`,
  );
  return html`<figure class="chart"><figcaption>${title}</figcaption><svg viewBox="0 0 ${size.width} ${size.height}" role="img">${raw(ticks.join(''))}${raw(lines.join(''))}<text x="${size.width - size.right}" y="${size.height - 6}" text-anchor="end">${xName}: ${xMax.toLocaleString('en')}</text></svg><p class="legend">${series.map(
    (s, i) => html`<span><i style="background:${colours[i % colours.length]}"></i>${s.name}</span>`,
  )}</p></figure>`;
}
