import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { checkApp } from '../src/trajectories/gate.ts';

const pack = join(import.meta.dirname, '..', 'docs', 'examples', 'mousepad', 'app.ts');

test('the pack of the desktop guide passes its gate in the real Mousepad', async () => {
  const app = await loadApp(pack);
  const report = await checkApp({ app, seeds: 2, workers: 2 });
  expect(report).toEqual({ families: 4, heldOut: 1, seeds: 2, failures: [] });
}, 120_000);
