import { LamwrightError } from '../../records/error.ts';

/** What moves where a page puts another document in its place again and again. */
export const replacedOverAndOver = 'its document (replaced over and over)';

/** The error about a page that did not come to rest; `moving` says what still moved. */
export function unsettled(url: string, afterMs: number, moving: string[]): LamwrightError {
  const what = [...new Set(moving)].join(', ') || 'the page';
  return new LamwrightError('PAGE_UNSETTLED', `${url} was not quiet after ${afterMs / 1000} s: ${what} still moved.`, {
    remedy: 'Give web() a readySelector or a shorter quietMs, or turn off what moves for ever.',
  });
}
