import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { requireProgram } from './programs.ts';
import type { Session } from './session.ts';

const run = promisify(execFile);
const limitMs = 5000;

/** A window as the display knows it, in pixels of the screen. */
export type XWindow = { id: string; title: string; width: number; active: boolean };

/**
 * The application's windows on the screen, those in front last (popups, which no window manager frames, come first); none where the application does not say which are its own.
 */
export async function xWindows(session: Pick<Session, 'pid' | 'screen' | 'guard'>): Promise<XWindow[]> {
  const ask = async (...args: string[]) => {
    const { env } = session.screen;
    // A search without a find, a window that closes while it is asked, and no active window are told by the exit status.
    const work = run(requireProgram('xdotool'), args, { env, timeout: limitMs }).catch(
      (error: Error & { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
    );
    return (await session.guard.run(`xdotool ${args[0]}`, work)).stdout.split('\n');
  };
  const ids = (await ask('search', '--onlyvisible', '--pid', String(session.pid))).filter(Boolean);
  if (ids.length === 0) return [];
  const said = await ask(
    ...ids.flatMap((id) => ['getwindowgeometry', '--shell', id, 'getwindowname', id]),
    'getactivewindow',
  );
  const widths = said.flatMap((line, at) => (line.startsWith('WIDTH=') ? [{ at, width: Number(line.slice(6)) }] : []));
  // HEIGHT and SCREEN stand between the width and the name.
  return widths.map(({ at, width }, index) => {
    const id = ids[index]!;
    return { id, title: said[at + 3] ?? '', width, active: said.at(-2) === id };
  });
}
