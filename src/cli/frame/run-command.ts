import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import type { Command, CommandContext, CommandResult } from '../command.ts';
import type { GlobalOptions } from '../options/global-options.ts';
import { createProgress, type Progress } from './progress.ts';

/** Runs a command with what it needs, and closes all of it afterwards, however it ends. */
export async function runCommand(
  command: Command,
  input: unknown,
  globals: GlobalOptions,
  signal: AbortSignal,
): Promise<CommandResult> {
  const shown: Progress[] = [];
  let store: Promise<Store> | undefined;
  let current: { stage: string; progress: Progress } | undefined;
  let over: string | undefined;
  const context: CommandContext = {
    ...globals,
    app: globals.app,
    signal,
    openStore: () => {
      store ??= openStore({ dir: globals.workspace });
      return store;
    },
    progress: (stage, total) => {
      const progress = createProgress(stage, total);
      shown.push(progress);
      return progress;
    },
    onProgress: ({ stage, done, ...more }) => {
      const isOver = done >= Math.max(1, more.total);
      if (current?.stage !== stage) {
        current?.progress.end();
        // What was told to be over is over.
        if (isOver && over === stage) return;
        current = { stage, progress: context.progress(stage, more.total) };
      }
      over = undefined;
      current.progress.update(done, more);
      if (!isOver) return;
      current.progress.end();
      [current, over] = [undefined, stage];
    },
    say: (line) => {
      process.stderr.write(`${line}\n`);
    },
  };
  try {
    return await command.run(input, context);
  } finally {
    for (const progress of shown) progress.end();
    await store?.then(
      (opened) => opened.close(),
      () => {},
    );
  }
}
