import type { Rect } from '../../../records/screen/control.ts';
import { drawMark, type Picture } from '../../pictures/picture.ts';
import { encodePng } from '../../pictures/png.ts';
import type { Screen } from '../starting/desktop.ts';

export type Mark = { label: string; rect: Rect };

/** PNG of the screen as it is now, with outlines where asked for; they are drawn on the picture alone. */
export async function takeScreenshot(screen: Screen, marks: Mark[] = []): Promise<Buffer> {
  const picture = decodeDump(await screen.dump());
  for (const mark of marks) drawMark(picture, mark);
  return encodePng(picture);
}

/** Reads an X window dump of 32 bits a pixel (blue, green, red, unused), as the virtual framebuffer keeps it. */
function decodeDump(dump: Buffer): Picture {
  const word = (index: number) => dump.readUInt32BE(index * 4);
  const [headerSize, width, height] = [word(0), word(4), word(5)];
  const [bytesPerLine, colours] = [word(12), word(19)];
  const start = headerSize + colours * 12;
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = start + y * bytesPerLine; x < width; x++, from += 4) {
      rgb[to++] = dump[from + 2]!;
      rgb[to++] = dump[from + 1]!;
      rgb[to++] = dump[from]!;
    }
  }
  return { width, height, rgb };
}
