import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Screen } from './desktop.ts';
import { requireProgram } from './programs.ts';

const run = promisify(execFile);
const limitMs = 5000;

/** A window as the X server has it: without the frame that a window manager puts around it. In pixels of the screen. */
export type Window = { title: string; x: number; y: number; width: number; height: number };

/** The windows of this process that can be seen. */
export async function windowsOf(pid: number, { env }: Screen): Promise<Window[]> {
  const options = { env, timeout: limitMs };
  const [shown, tree] = await Promise.all([
    run(requireProgram('xdotool'), ['search', '--onlyvisible', '--pid', String(pid)], options)
      .then(({ stdout }) => new Set(stdout.split('\n').filter(Boolean).map(Number)))
      // It ends with an error where there is none.
      .catch(() => new Set<number>()),
    run(requireProgram('xwininfo'), ['-root', '-tree'], options),
  ]);
  return [...tree.stdout.matchAll(line)]
    .filter(({ groups }) => shown.has(Number(groups!.id)))
    .map(({ groups }) => ({
      title: groups!.title ?? '',
      x: Number(groups!.x),
      y: Number(groups!.y),
      width: Number(groups!.width),
      height: Number(groups!.height),
    }));
}

/** 0x400004 "Order": ("gjs" "gjs")  500x626+1+20  +390+144 — the size, the place in its frame, the place on the screen. */
const line =
  /^ +(?<id>0x[0-9a-f]+) (?:"(?<title>.*)"|\(has no name\)): .* (?<width>\d+)x(?<height>\d+)\+-?\d+\+-?\d+ {2}\+(?<x>-?\d+)\+(?<y>-?\d+)$/gm;

/** The one that differs least in its size, whatever the scale. */
export function nearestInSize(windows: Window[], size: { width: number; height: number }): Window | undefined {
  const difference = (one: Window) => {
    const scale = Math.max(1, Math.round(one.width / size.width));
    return Math.abs(one.width - size.width * scale) + Math.abs(one.height - size.height * scale);
  };
  return windows.toSorted((a, b) => difference(a) - difference(b))[0];
}
