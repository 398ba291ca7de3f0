import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LamwrightError } from '../../../records/error.ts';
import type { Answer, OrderName, Orders } from '../orders.ts';

/** The driver's process, and the line to it. */
export type LinkedDriver = {
  /** Gives an order. Rejects with TIMEOUT where no answer comes within `limitMs`, with ENVIRONMENT_CRASHED where the driver has ended. */
  order<N extends OrderName>(name: N, given: Orders[N][0], limitMs?: number): Promise<Orders[N][1]>;
  /** Called when a program that the driver started has ended. */
  onEnd(listener: (run: number, code: number | null) => void): () => void;
  readonly alive: boolean;
  close(): void;
};

/** A running driver process, as whoever started it holds it. */
export type DriverProcess = { ended: Promise<unknown>; said(): string; kill(): Promise<void> };

export const orderMs = 15_000;
const connectMs = 60_000;
/** The file that Windows' Node runs; compiled in the published package. */
export const driverFile = join(
  import.meta.dirname,
  '..',
  'driver',
  `main${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`,
);

/** Starts a driver by `launch`, which is given its arguments, and waits until it has called back. Rejects with APP_START. */
export async function linkDriver(launch: (args: string[]) => Promise<DriverProcess>): Promise<LinkedDriver> {
  const token = randomBytes(16).toString('hex');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const called = firstCaller(server, token);
  const driver = await launch([String((server.address() as { port: number }).port), token]);
  const failed = driver.ended.then(() => notStarted(driver.said()));
  const late = new Promise<LamwrightError>((resolve) => {
    setTimeout(() => resolve(notStarted(driver.said())), connectMs).unref();
  });
  const socket = await Promise.race([called, failed, late]);
  server.close();
  if (socket instanceof Error) {
    await driver.kill();
    throw socket;
  }
  return speak(socket, driver);
}

/** The first that knows the token; anybody on this machine may call. */
function firstCaller(server: Server, token: string): Promise<Socket> {
  return new Promise((resolve) => {
    server.on('connection', (socket) => {
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.once('data', (first) => {
        if (first.toString().trim() === token) resolve(socket);
        else socket.destroy();
      });
    });
  });
}

function speak(socket: Socket, driver: DriverProcess): LinkedDriver {
  const waiting = new Map<number, { resolve: (done: never) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(run: number, code: number | null) => void>();
  let alive = true;
  let last = 0;
  const end = (why: string) => {
    alive = false;
    for (const { reject } of waiting.values()) reject(gone(why));
    waiting.clear();
  };
  socket.on('close', () => end('The driver of Windows applications ended'));
  const lines = createInterface({ input: socket });
  // A driver that is killed resets the line, and readline passes that on; `close` tells of it.
  lines.on('error', () => {});
  lines.on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    if ('endedRun' in answer) {
      for (const listener of listeners) listener(answer.endedRun, answer.code);
      return;
    }
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('done' in answer) asked?.resolve(answer.done as never);
    else asked?.reject(refusal(answer.failed));
  });
  return {
    get alive() {
      return alive;
    },
    order: (name, given, limitMs = orderMs) =>
      new Promise((resolve, reject) => {
        if (!alive) return reject(gone('The driver of Windows applications has ended'));
        const id = ++last;
        const timer = setTimeout(() => {
          waiting.delete(id);
          // What it waits for does not come back: only its end frees it.
          end(`The driver got no answer to "${name}"`);
          void driver.kill();
          reject(
            new LamwrightError('TIMEOUT', `The application did not answer "${name}" within ${limitMs / 1000} s.`, {
              remedy: 'It is hung: open the environment again.',
            }),
          );
        }, limitMs);
        const settled =
          <T>(pass: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            pass(value);
          };
        waiting.set(id, { resolve: settled(resolve) as (done: never) => void, reject: settled(reject) });
        socket.write(`${JSON.stringify({ id, name, given })}\n`);
      }),
    onEnd(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      socket.destroy();
      void driver.kill();
    },
  };
}

/** What the driver could not do: `Refused` (Windows takes no input), `Unanswered` (a window hangs), or an error of Windows. */
function refusal({ kind, message }: { kind: string; message: string }): LamwrightError {
  if (kind === 'Unanswered') {
    return new LamwrightError('TIMEOUT', message, {
      remedy: 'The application is busy or hung: open the environment again.',
    });
  }
  const isHigher = kind === 'Refused' || /0x80070005/.test(message);
  return new LamwrightError(isHigher ? 'SETUP' : 'APP_START', message, {
    remedy: isHigher
      ? 'Start the application without the rights of an administrator, or Lamwright with them.'
      : 'See whether the program is installed, and open the environment again.',
  });
}

const gone = (why: string) =>
  new LamwrightError('ENVIRONMENT_CRASHED', `${why}.`, {
    remedy: 'Open the environment again; the host starts what it needs anew.',
  });

const notStarted = (said: string) =>
  new LamwrightError('APP_START', 'The driver of Windows applications did not start.', {
    remedy: `Run "lamwright doctor" to see what is missing.${said}`,
  });
