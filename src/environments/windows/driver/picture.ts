import { writeFileSync } from 'node:fs';
import { library } from './native/library.ts';
import { type Handle, rectOf } from './native/windows.ts';

const user = library('user32.dll');
const gdi = library('gdi32.dll');
type Device = number;
const deviceOf = user<(window: Handle) => Device>('int64 GetDC(int64 w)');
const freeDevice = user<(window: Handle, device: Device) => number>('int32 ReleaseDC(int64 w, int64 d)');
const likeDevice = gdi<(device: Device) => Device>('int64 CreateCompatibleDC(int64 d)');
const deleteDevice = gdi<(device: Device) => number>('int32 DeleteDC(int64 d)');
const makeBitmap = gdi<(device: Device, width: number, height: number) => number>(
  'int64 CreateCompatibleBitmap(int64 d, int32 w, int32 h)',
);
const select = gdi<(device: Device, object: number) => number>('int64 SelectObject(int64 d, int64 o)');
const remove = gdi<(object: number) => number>('int32 DeleteObject(int64 o)');
const copy = gdi<(...args: number[]) => number>(
  'int32 BitBlt(int64 to, int32 x, int32 y, int32 w, int32 h, int64 from, int32 fx, int32 fy, uint32 how)',
);
const bitsOf = gdi<
  (device: Device, bitmap: number, from: number, lines: number, bits: Buffer, head: Buffer, use: number) => number
>(
  'int32 GetDIBits(int64 d, int64 b, uint32 from, uint32 lines, _Out_ uint8_t* bits, _Inout_ uint8_t* head, uint32 use)',
);

/** With what lies over other windows in layers. */
const sourceCopy = 0x40cc0020;

/** Writes the pixels around these windows into a file, 32 bits each, line by line from the top. */
export function takePicture(file: string, windows: Handle[]) {
  const rects = windows.map(rectOf);
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const width = Math.max(1, Math.max(...rects.map((rect) => rect.right)) - left);
  const height = Math.max(1, Math.max(...rects.map((rect) => rect.bottom)) - top);
  const screen = deviceOf(0);
  const device = likeDevice(screen);
  const bitmap = makeBitmap(screen, width, height);
  const before = select(device, bitmap);
  copy(device, 0, 0, width, height, screen, left, top, sourceCopy);
  select(device, before);
  const head = Buffer.alloc(44);
  for (const [at, value] of [
    [0, 40],
    [4, width],
    [8, -height],
  ] as const)
    head.writeInt32LE(value, at);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const bits = Buffer.alloc(width * height * 4);
  bitsOf(device, bitmap, 0, height, bits, head, 0);
  remove(bitmap);
  deleteDevice(device);
  freeDevice(0, screen);
  writeFileSync(file, bits);
  return { width, height, left, top };
}
