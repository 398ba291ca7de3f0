import { join } from 'node:path';
import { web } from '../../../environments/web/web.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { LamwrightError } from '../../../records/error.ts';
import { noteOnce, readFolder } from '../read-folder.ts';
import type { CommandOptions, Kind } from './command-options.ts';
import { anyValue, commandWords } from './command-words.ts';
import { type Data, layData } from './lay-data.ts';
import { freePort, startServer } from './server-process.ts';

/** From then on a wait has a name on screen. */
const patienceMs = 1000;

/** A web application that a command starts over a copy of the data, each time on a port of its own. */
export function servedFolder(
  options: Pick<CommandOptions, 'url' | 'startLimitMs'> & {
    start: string;
    title: string;
    data: Data | undefined;
    say: (note: string) => void;
  },
): Kind {
  const { start: command, url, title, data, say, startLimitMs: limitMs = 60_000 } = options;
  commandWords(command, anyValue);
  const fixed = command.includes('{port}') ? undefined : portIn(url);
  const onNote = noteOnce(say);
  const begin = async (dir: string, port: number) => {
    const words = commandWords(command, { dir, port: String(port) });
    const waiting = setTimeout(() => say(`Waiting for ${title} to listen on port ${port} …`), patienceMs);
    try {
      return { port, server: await startServer({ words, cwd: dir, port, limitMs }) };
    } finally {
      clearTimeout(waiting);
    }
  };
  const start: Kind['start'] = async ({ dir }) => {
    if (data) await layData(data, dir);
    let { port, server } = await (fixed ? begin(dir, fixed) : onFreePort((free) => begin(dir, free)));
    const at = url?.replaceAll('{port}', String(port)) ?? `http://127.0.0.1:${port}/`;
    const folder = readFolder(dir, at, { onNote });
    const sound = async (reading: Promise<Tree>) => {
      const tree = await reading;
      server.check();
      return tree;
    };
    return {
      url: at,
      downloads: join(dir, 'downloads'),
      read: () => sound(folder.read()),
      readOpen: (environment) => sound(folder.readOpen(environment)),
      async restart() {
        await server.stop();
        ({ port, server } = await begin(dir, port));
      },
      stop: () => server.stop(),
    };
  };
  return { environment: () => web({ staysWithin: true }), start };
}

/** A port that was free may have been taken meanwhile, by another worker's application. */
async function onFreePort<T>(begin: (port: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await begin(await freePort());
    } catch (error) {
      if (!(error instanceof LamwrightError && error.code === 'PORT_TAKEN') || tries === 3) throw error;
    }
  }
}

function portIn(url: string | undefined): number {
  const port = url === undefined ? '' : new URL(url.replaceAll('{port}', '1')).port;
  if (port !== '') return Number(port);
  throw new LamwrightError('USAGE', 'The command does not say on which port the application listens.', {
    remedy:
      'Write {port} where the port stands in the command; or give the address with its port as --url, where it cannot be chosen.',
  });
}
