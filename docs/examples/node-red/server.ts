import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { LamwrightError } from '#lamwright';

const startLimitMs = 60_000;

/** Starts Node-RED over the folder `dir`, on a port of its own, and waits until it answers. */
export async function startNodeRed(dir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const program = createRequire(import.meta.url).resolve('node-red/red.js');
  const port = await freePort();
  const args = [program, '--userDir', dir, '--settings', `${dir}/settings.js`, '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const said = await Promise.race([
    new Promise<string>((resolve) => {
      let seen = '';
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
        if (seen.includes('Started flows')) resolve('ready');
      });
    }),
    ended.then(() => 'ended'),
    new Promise<string>((resolve) => setTimeout(resolve, startLimitMs, 'late').unref()),
  ]);
  if (said === 'ready') return { url: `http://127.0.0.1:${port}/`, stop };
  await stop();
  throw new LamwrightError('APP_START', `Node-RED did not start in ${dir} (${said}).`, {
    remedy: 'Install it beside the pack with `npm install node-red`, and look at its messages above.',
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
