// How long it takes to see a window of some 60 controls, and to do one step, under Wine: of controls that are windows, which are asked by
// handle, of a window that draws them, which is walked through by UI Automation, and WordPad. Needs the test bed (npm run lamwright -- setup --wine).
// Usage: node bench/observe-windows.ts [rounds]; prints one JSON document.
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { compile } from '../src/environments/windows/fixtures/compile.fixture.ts';
import { windows } from '../src/environments/windows/windows.ts';

const rounds = Number(process.argv[2] ?? 20);
const program = await compile('pages.cpp', 'pages.exe', ['-mwindows', '-lcomctl32']);
const drawn = await compile('drawn.cpp', 'drawn.exe', ['-mwindows', '-lole32', '-loleaut32', '-loleacc', '-luuid']);
const wordpad = 'C:\\Program Files\\Windows NT\\Accessories\\wordpad.exe';
const host = await windows({
  command({ url }, { pathOf }) {
    if (url === 'app:wordpad') return { file: wordpad, args: [] };
    return url === 'app:drawn' ? { file: pathOf(drawn), args: [] } : { file: pathOf(program), args: ['many'] };
  },
});
const figures: { [name: string]: { controls: number; openMs: number; observeMs: number; stepMs: number } } = {};
try {
  // The first start makes the computer; what is measured begins with the second.
  await (await host.open({ url: 'app:many' })).close();
  for (const name of ['many', 'drawn', 'wordpad']) {
    const began = performance.now();
    const environment = await host.open({ url: `app:${name}` });
    const openMs = Math.round(performance.now() - began);
    const times = { observe: [] as number[], step: [] as number[] };
    let controls = 0;
    for (let round = 0; round < rounds; round++) {
      let from = performance.now();
      const seen = await environment.observe();
      times.observe.push(performance.now() - from);
      controls = seen.controls.length;
      const field = seen.controls.find(({ type }) => type === 'Edit');
      const control = { controlLabel: field!.label, controlName: field!.name };
      from = performance.now();
      await environment.act({ ...control, function: 'set_edit_text', args: { text: `round ${round}` } });
      await environment.observe();
      times.step.push(performance.now() - from);
    }
    await environment.close();
    figures[name] = { controls, openMs, observeMs: median(times.observe), stepMs: median(times.step) };
  }
} finally {
  await host.close();
  for (const file of [program, drawn]) await rm(dirname(file), { recursive: true, force: true });
}
console.log(JSON.stringify({ n: rounds, ...figures }));

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2);
}
