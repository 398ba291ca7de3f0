import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rect } from '../../../records/screen/control.ts';
import { drawMark, type Picture } from '../../pictures/picture.ts';
import { encodePng } from '../../pictures/png.ts';
import { order, type Session } from '../session.ts';

let count = 0;

/** PNG of the part of the screen in which the application's windows stand, with outlines where asked for. */
export async function takeScreenshot(session: Session, marks: { label: string; rect: Rect }[] = []): Promise<Buffer> {
  const { dir, pathOf } = session.desktop;
  const file = join(dir, `picture-${++count}`);
  const { width, height, left, top } = await order(session, 'picture', { file: pathOf(file), pids: session.pids });
  const bits = await readFile(file);
  await rm(file);
  const rgb = Buffer.alloc(width * height * 3);
  for (let from = 0, to = 0; from < bits.length; from += 4) {
    rgb[to++] = bits[from + 2]!;
    rgb[to++] = bits[from + 1]!;
    rgb[to++] = bits[from]!;
  }
  const picture: Picture = { width, height, rgb };
  for (const { label, rect } of marks)
    drawMark(picture, { label, rect: { ...rect, x: rect.x - left, y: rect.y - top } });
  return encodePng(picture);
}
