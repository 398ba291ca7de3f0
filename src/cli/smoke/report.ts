import { cpus, release, totalmem } from 'node:os';
import type { App } from '../../app-pack/app.ts';
import { packageJson } from '../package-json.ts';
import type { Check } from './environment-checks.ts';

/** The checks as a table, under what they ran on: to paste into an issue. Names on screen are data, and stand in code marks. */
export function smokeReport(
  app: Pick<App, 'title' | 'version'>,
  checks: readonly Check[],
): { ok: boolean; text: string } {
  const failures = checks.filter(({ ok }) => !ok).length;
  const cell = (text: string) => `\`${text.replace(/[`|\r\n]+/g, ' ').slice(0, 400)}\``;
  const machine = `${process.platform} ${release()} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${(totalmem() / 1e9).toFixed(0)} GB`;
  const lines = [
    `### ${app.title} by UI Automation: ${failures === 0 ? 'all checks pass' : `${failures} of ${checks.length} checks fail`}`,
    '',
    `Lamwright ${packageJson().version}, Node ${process.versions.node}, ${machine}; the pack was made with ${app.version}.`,
    '',
    '| check | | ms | |',
    '| --- | --- | --- | --- |',
    ...checks.map(({ name, ok, ms, detail }) => `| ${name} | ${ok ? 'ok' : '**fails**'} | ${ms} | ${cell(detail)} |`),
  ];
  return { ok: failures === 0, text: lines.join('\n') };
}
