// How long it takes to read LibreOffice Writer's main window, against pyatspi reading the same fields of the same parts,
// without its cache, with it, and with it where closed menus are left unread as Lamwright leaves them, in one run. Needs libreoffice-writer, libreoffice-gtk3 and python3-pyatspi.
// Usage: node bench/observe-desktop.ts [rounds]; prints one JSON document.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { surveyTree } from '../src/environments/linux/seeing/survey.ts';
import { startDesktop } from '../src/environments/linux/starting/desktop.ts';
import { openApplication } from '../src/environments/linux/starting/open-application.ts';

const run = promisify(execFile);
const rounds = Number(process.argv[2] ?? 20);
const turns = 4;
const office = '/usr/lib/libreoffice/program/soffice.bin';
const folder = await mkdtemp(join(tmpdir(), 'lamwright-bench-'));
const document = join(folder, 'letter.txt');
await writeFile(document, 'Quarterly report\nThe quick brown fox jumps over the lazy dog.\nAlpha beta gamma\n');
const profile = `-env:UserInstallation=file://${folder}/profile`;
const desktop = await startDesktop();
try {
  // The first start on an empty profile ends by itself.
  for (let start = 0; start < 2; start++) {
    const args = [profile, '--headless', '--nologo', '--terminate_after_init'];
    await run(office, args, { env: desktop.env, timeout: 60_000 }).catch(() => {});
  }
  const { environment, session } = await openApplication(
    desktop,
    { url: `file://${document}` },
    {
      applicationName: /^soffice$/,
      command: () => ({
        file: office,
        args: [profile, '--norestore', '--nologo', '--writer', document],
        env: { SAL_USE_VCLPLUGIN: 'gtk3' },
      }),
      ready: ({ controls }) => controls.some(({ type }) => type === 'Document'),
    },
    1,
  );
  const times = {
    parts: [] as number[],
    observe: [] as number[],
    plain: [] as number[],
    cached: [] as number[],
    shut: [] as number[],
  };
  const counts = { parts: 0, controls: 0, plain: 0, cached: 0, shut: 0 };
  const time = async <T>(name: 'parts' | 'observe', work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const answer = await work();
    times[name].push(performance.now() - started);
    return answer;
  };
  const cacheOf = { plain: 'none', cached: 'default', shut: 'shut' };
  const peer = async (name: keyof typeof cacheOf, count: number) => {
    const script = join(import.meta.dirname, 'peers', 'observe_pyatspi.py');
    const args = [script, 'soffice', cacheOf[name], String(count + 1)];
    const { stdout } = await run('/usr/bin/python3', args, { env: desktop.env, timeout: 300_000 });
    const { parts, ms } = JSON.parse(stdout) as { parts: number; ms: number[] };
    // The first round fills the cache, and loads what Python needs.
    times[name].push(...ms.slice(1));
    counts[name] = parts;
  };
  // All take turns, so that a busy machine slows them alike; the first turn only warms up.
  for (let turn = -1; turn < turns; turn++) {
    if (turn === 0) for (const list of Object.values(times)) list.length = 0;
    const count = Math.ceil(rounds / turns);
    for (let round = 0; round < count; round++) {
      counts.parts = (await time('parts', () => surveyTree(session.bus, session.root, session.kinds))).length;
    }
    await peer('plain', count);
    for (let round = 0; round < count; round++) {
      counts.controls = (await time('observe', () => environment.observe())).controls.length;
    }
    await peer('cached', count);
    await peer('shut', count);
  }
  const [partsMs, observeMs] = [times.parts, times.observe].map(median);
  const [plainMs, cachedMs, shutMs] = [times.plain, times.cached, times.shut].map(median);
  const ratio = (to: number) => Number((partsMs! / to).toFixed(3));
  const ratios = { toPyatspi: ratio(plainMs!), toPyatspiCached: ratio(cachedMs!), toPyatspiShut: ratio(shutMs!) };
  console.log(
    JSON.stringify({ n: times.parts.length, counts, partsMs, observeMs, plainMs, cachedMs, shutMs, ...ratios }),
  );
  await environment.close();
} finally {
  await desktop.stop();
  await rm(folder, { recursive: true, force: true });
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(((sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2).toFixed(2));
}
