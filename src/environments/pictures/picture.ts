import type { Rect } from '../../records/screen/control.ts';

/** Three bytes a pixel, line after line. */
export type Picture = { width: number; height: number; rgb: Buffer };

const red = [225, 29, 72] as const;
const white = [255, 255, 255] as const;
const lineWidth = 2;
const dot = 2;
/** Digits, three dots wide and five high, a line of each in three bits. */
const digits = ['75557', '26227', '71747', '71717', '55711', '74717', '74757', '71111', '75757', '75717'];

/** Outlines a rectangle and writes its label (digits) at its top left corner. */
export function drawMark(picture: Picture, { label, rect }: { label: string; rect: Rect }): void {
  const { x, y, width, height } = rect;
  fill(picture, { x, y, width, height: lineWidth }, red);
  fill(picture, { x, y: y + height - lineWidth, width, height: lineWidth }, red);
  fill(picture, { x, y, width: lineWidth, height }, red);
  fill(picture, { x: x + width - lineWidth, y, width: lineWidth, height }, red);
  const tag = { width: label.length * 4 * dot + dot, height: 7 * dot };
  const top = y >= tag.height ? y - tag.height : y;
  fill(picture, { x, y: top, ...tag }, red);
  for (const [index, letter] of [...label].entries()) {
    const rows = digits[Number(letter)] ?? '22222';
    for (const [row, bits] of [...rows].entries()) {
      for (let column = 0; column < 3; column++) {
        if (((Number(bits) >> (2 - column)) & 1) === 0) continue;
        const place = { x: x + dot + (index * 4 + column) * dot, y: top + (row + 1) * dot };
        fill(picture, { ...place, width: dot, height: dot }, white);
      }
    }
  }
}

function fill({ width, height, rgb }: Picture, rect: Rect, colour: readonly [number, number, number]): void {
  const right = Math.min(width, Math.round(rect.x + rect.width));
  const bottom = Math.min(height, Math.round(rect.y + rect.height));
  for (let y = Math.max(0, Math.round(rect.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.round(rect.x)); x < right; x++) rgb.set(colour, (y * width + x) * 3);
  }
}
