import { LamwrightError } from '../../records/error.ts';

export type ErrorReport = { code: string; message: string; remedy: string };

/** What happened, where, and what to do. The full trace of an error that nobody foresaw is in `trace`. */
export function describeError(error: unknown, stopped: boolean): ErrorReport & { trace?: string } {
  if (stopped) {
    return {
      code: 'STOPPED',
      message: 'Stopped before the end; what was done is kept.',
      remedy: 'Run the same command again: it goes on from here.',
    };
  }
  if (error instanceof LamwrightError) {
    const { code, message, remedy } = error;
    return { code, message, remedy };
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: 'INTERNAL',
    message: error instanceof Error ? error.message : String(error),
    remedy: 'This is a fault of Lamwright, not yours: please report it with the trace.',
    trace,
  };
}

/** 0 done, 1 failed, 2 wrong usage. */
export const exitCodeOf = (report: ErrorReport): number => (report.code === 'USAGE' ? 2 : 1);
