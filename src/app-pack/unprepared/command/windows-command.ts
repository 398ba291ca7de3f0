import { spawnSync } from 'node:child_process';

/**
 * How a command is started: on Windows by cmd.exe, for `npx`, `npm` and other scripts (.cmd, .bat) are started by it alone. It is given the words
 * as they are to be read, each in quotation marks.
 */
export function startOf(words: readonly string[], platform: string = process.platform) {
  const [file, ...args] = words;
  if (platform !== 'win32') return { file: file!, args, options: { detached: true } };
  const line = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const options = { windowsHide: true, windowsVerbatimArguments: true };
  return { file: 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], options };
}

/** Ends a process and everything that it started; Windows knows no gentle way for a program without a window. */
export function endAll(pid: number, signal: NodeJS.Signals, platform: string = process.platform): void {
  if (platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true, timeout: 10_000 });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
