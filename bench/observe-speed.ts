// How long an observation of a TiddlyWiki page takes, against Playwright's own ariaSnapshot of the same page, in one
// run. Usage: node bench/observe-speed.ts [rounds]; prints one JSON document.
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../src/environments/web/pages/launch.ts';
import { openPage } from '../src/environments/web/pages/open-page.ts';

const rounds = Number(process.argv[2] ?? 40);
const edition = 'full';
const folder = await mkdtemp(join(tmpdir(), 'lamwright-bench-'));
const program = fileURLToPath(import.meta.resolve('tiddlywiki/tiddlywiki.js'));
const port = await freePort();
await cp(join(program, '..', 'editions', edition), folder, { recursive: true });
const server = spawn(process.execPath, [program, folder, '--listen', `port=${port}`, 'host=127.0.0.1'], {
  stdio: 'ignore',
});
const browser = await launchBrowser(true);
try {
  const url = `http://127.0.0.1:${port}/`;
  await answering(server, url);
  const { environment, page } = await openPage(browser, { url }, { readySelector: '.tc-story-river' });
  const body = page.locator('body');
  const times = { observe: [] as number[], ariaSnapshot: [] as number[] };
  const time = async (name: keyof typeof times, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    times[name].push(performance.now() - started);
  };
  // The two take turns, so that a busy machine slows both alike; the first rounds only warm up.
  for (let round = -5; round < rounds; round++) {
    if (round === 0) for (const list of Object.values(times)) list.length = 0;
    await time('observe', () => environment.observe());
    await time('ariaSnapshot', () => body.ariaSnapshot());
  }
  const { controls } = await environment.observe();
  const [observeMs, ariaSnapshotMs] = [median(times.observe), median(times.ariaSnapshot)];
  const result = { edition, n: rounds, controls: controls.length, observeMs, ariaSnapshotMs };
  console.log(JSON.stringify({ ...result, ratio: Number((observeMs / ariaSnapshotMs).toFixed(3)) }));
  await environment.close();
} finally {
  await browser.close();
  server.kill();
  await rm(folder, { recursive: true, force: true });
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(((sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2).toFixed(2));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port: free } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end && child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`TiddlyWiki did not answer at ${url} within 60 s.`);
}
