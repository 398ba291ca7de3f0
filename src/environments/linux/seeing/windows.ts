import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Screen } from '../starting/desktop.ts';
import { requireProgram } from '../starting/programs.ts';

const run = promisify(execFile);
const limitMs = 5000;
const mostTries = 5;

/** A window as the X server has it: without the frame that a window manager puts around it. In pixels of the screen. */
export type Window = { id: number; title: string; x: number; y: number; width: number; height: number };

/**
 * The windows of this process that can be seen, those in front last, and before them the popups, which no window manager frames; none
 * where the application does not say which are its own.
 */
export async function windowsOf(pid: number, screen: Screen): Promise<Window[]> {
  const [found, tree] = await Promise.all([
    // It ends with an error where there is none.
    ask(screen, 'xdotool', ['search', '--onlyvisible', '--pid', String(pid)]).catch(() => ''),
    windowTree(screen),
  ]);
  const shown = new Set(found.split('\n').filter(Boolean).map(Number));
  const windows = [...tree.matchAll(line)]
    .filter(({ groups }) => shown.has(Number(groups!.id)))
    .map(({ groups }) => ({
      id: Number(groups!.id),
      title: groups!.title ?? '',
      x: Number(groups!.x),
      y: Number(groups!.y),
      width: Number(groups!.width),
      height: Number(groups!.height),
      depth: groups!.depth!.length,
    }))
    .toReversed();
  const top = Math.min(...windows.map(({ depth }) => depth));
  return [...windows.filter(({ depth }) => depth === top), ...windows.filter(({ depth }) => depth !== top)];
}

/** The id of the window that has the keyboard, as the window manager says. */
export async function activeWindow(screen: Screen): Promise<number | undefined> {
  // No active window is told by the exit status.
  const id = await ask(screen, 'xdotool', ['getactivewindow']).catch(() => '');
  return id === '' ? undefined : Number(id);
}

/** It ends with an error where a window closes while it is listed. */
async function windowTree(screen: Screen): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask(screen, 'xwininfo', ['-root', '-tree']);
    } catch (error) {
      if (tries === mostTries) throw error;
    }
  }
}

async function ask({ env }: Screen, program: 'xdotool' | 'xwininfo', args: string[]): Promise<string> {
  return (await run(requireProgram(program), args, { env, timeout: limitMs })).stdout;
}

/** 0x400004 "Order": ("gjs" "gjs")  500x626+1+20  +390+144 — the size, the place in its frame, the place on the screen. */
const line =
  /^(?<depth> +)(?<id>0x[0-9a-f]+) (?:"(?<title>.*)"|\(has no name\)): .* (?<width>\d+)x(?<height>\d+)\+-?\d+\+-?\d+ {2}\+(?<x>-?\d+)\+(?<y>-?\d+)$/gm;

/** The one that differs least in its size, whatever the scale. */
export function nearestInSize(windows: Window[], size: { width: number; height: number }): Window | undefined {
  const difference = (one: Window) => {
    const scale = Math.max(1, Math.round(one.width / size.width));
    return Math.abs(one.width - size.width * scale) + Math.abs(one.height - size.height * scale);
  };
  return windows.toSorted((a, b) => difference(a) - difference(b))[0];
}
