import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import { environmentContract } from '../contract/contract.ts';
import type { EnvironmentHost } from '../environment.ts';
import { compile } from './fixtures/compile.fixture.ts';
import { windows } from './windows.ts';

const compiled =
  process.platform === 'linux' ? compile('pages.cpp', 'pages.exe', ['-mwindows', '-lcomctl32']) : undefined;

const startHost = async (): Promise<EnvironmentHost> => {
  const program = await compiled!;
  return windows({
    command: ({ url }, { pathOf }) => ({ file: pathOf(program), args: [url.split('/').at(-1)!] }),
    openLimitMs: 8000,
  });
};

if (compiled) {
  environmentContract({
    name: 'windows, under Wine',
    host: startHost,
    fixture: async () => ({ url: (page) => `app://pages/${page}`, close: async () => {} }),
    crash: killApplication,
    without: ['pending', 'scrolling', 'covering', 'navigation', 'links'],
    restless: 'Text "',
  });
}

/** Kills the fixture program that this process started. */
async function killApplication(): Promise<void> {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  const program = (await compiled!).replaceAll('/', '\\');
  const own = list.split('\n').filter((line) => line.includes(program));
  expect(own).toHaveLength(1);
  process.kill(Number.parseInt(own[0]!.trim(), 10), 'SIGKILL');
}
