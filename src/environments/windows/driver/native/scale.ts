import { library } from './library.ts';

const perMonitor = -4;

/** Has places told in the pixels of the screen, on monitors of any scale, from before the first window is asked. */
export function beAwareOfScale(): void {
  const user = library('user32.dll');
  user<(context: number) => number>('int32 SetProcessDpiAwarenessContext(int64 context)')(perMonitor);
}
