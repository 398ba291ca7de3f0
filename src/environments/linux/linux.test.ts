import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { environmentContract } from '../contract.ts';
import { linux } from './linux.ts';

const program = join(import.meta.dirname, 'fixtures', 'pages.js');

if (process.platform === 'linux')
  environmentContract({
    name: 'linux',
    host: () =>
      linux({
        applicationName: /pages|gjs/,
        command: ({ url }) => ({ file: 'gjs', args: [program, url.split('/').at(-1)!] }),
        openLimitMs: 4000,
      }),
    fixture: async () => ({ url: (page) => `app://pages/${page}`, close: async () => {} }),
    crash: killApplication,
    without: ['pending', 'scrolling', 'covering', 'navigation'],
    restless: 'PropertyChange',
  });

/** Kills the fixture program that this process started. */
async function killApplication(): Promise<void> {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const own = list
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.includes(program));
  expect(own.length).toBe(1);
  process.kill(Number(own[0]![0]), 'SIGKILL');
}
