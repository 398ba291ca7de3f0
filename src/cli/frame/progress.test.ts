import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 60, write: (text: string) => written.push(text) };
}

test('away from a terminal: a line about every five seconds, then how long it took', () => {
  const out = screen(false);
  const progress = createProgress('collect', 400, out);
  progress.update(100);
  for (let done = 101; done <= 124; done++) {
    vi.advanceTimersByTime(500);
    progress.update(done, { failed: done > 110 ? 3 : 0 });
  }
  progress.end();
  progress.end();
  expect(out.written).toMatchInlineSnapshot(`
    [
      "collect  109/400  27 %  1.8/s  2 min 42 s left
    ",
      "collect  119/400  29 %  1.9/s  2 min 28 s left  3 failed
    ",
      "collect  124/400 in 12 s  3 failed
    ",
    ]
  `);
});

test('on a terminal one line is drawn anew and never wider than the screen', () => {
  const out = screen(true);
  const progress = createProgress('train LAM2', 2_400_000, out);
  for (let i = 0; i <= 4; i++) {
    progress.update(i * 5_000, { note: `loss ${(2 - i / 10).toFixed(2)} and a note that is far too long for it` });
    vi.advanceTimersByTime(1000);
  }
  expect(out.written.at(-1)).toMatchInlineSnapshot(`
    "
    [2Ktrain LAM2  20,000/2,400,000  0 %  4,000/s  9 min 55 s left"
  `);
  for (const text of out.written) expect(text.replace('\r\x1b[2K', '').length).toBeLessThan(60);
  expect(out.written.join('')).not.toContain('\n');
  progress.end();
  expect(out.written.at(-1)).toMatch(/\n$/);
});

test('a slow stage has its rate by the minute', () => {
  const out = screen(false);
  const progress = createProgress('eval', 4, out);
  progress.update(0);
  vi.advanceTimersByTime(20_000);
  progress.update(1);
  vi.advanceTimersByTime(5000);
  expect(out.written.at(-1)).toMatchInlineSnapshot(`
    "eval  1/4  25 %  2.4/min  1 min 15 s left
    "
  `);
  progress.end();
});

test('a wait has a name and a time, and is not told afterwards where it was short', () => {
  const out = screen(false);
  const short = createProgress('load smollm2-135m', 0, out);
  vi.advanceTimersByTime(600);
  short.end();
  const long = createProgress('load smollm2-135m', 0, out);
  vi.advanceTimersByTime(6000);
  long.end();
  expect(out.written).toEqual(['load smollm2-135m  5 s so far\n', 'load smollm2-135m  in 6 s\n']);
});
