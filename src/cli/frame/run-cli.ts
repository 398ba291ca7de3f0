import type { Command } from '../command.ts';
import { packageJson } from '../package-json.ts';
import { describeError, exitCodeOf } from './describe-error.ts';
import { parse } from './parse.ts';
import { runCommand } from './run-command.ts';

/** The whole life of a command: parse, run, print, set `process.exitCode` (0 done, 1 failed, 2 wrong usage). */
export async function runCli(argv: readonly string[], commands: readonly Command[]): Promise<void> {
  const json = argv.includes('--json');
  const print = ownStdout(json);
  const signal = stopSignal();
  try {
    const parsed = parse(argv, commands, packageJson().version);
    if (parsed.kind === 'text') {
      print(parsed.text);
      return;
    }
    const { document, text, ok = true } = await runCommand(parsed.command, parsed.input, parsed.globals, signal);
    print(`${json ? JSON.stringify(document, null, 2) : text}\n`);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    const { trace, ...report } = describeError(error, signal.aborted);
    if (json) print(`${JSON.stringify({ error: report }, null, 2)}\n`);
    process.stderr.write(`\n${report.code}: ${report.message}\n${report.remedy}\n${trace ? `\n${trace}\n` : ''}`);
    process.exitCode = exitCodeOf(report);
  }
}

/** With --json stdout is for the document alone: what a library prints goes to stderr instead. */
function ownStdout(json: boolean): (text: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  if (json) process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
  return (text) => {
    write(text);
  };
}

/** Aborted by the first Ctrl-C; the second ends the process at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(1);
      process.stderr.write('\nStopping; what is done is kept. Once more to stop at once.\n');
      stop.abort();
    });
  }
  return stop.signal;
}
