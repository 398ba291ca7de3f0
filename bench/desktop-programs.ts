// Which programs of Debian can be operated: each is started on an isolated desktop, looked at, and taken through a few steps in words.
// Usage: node bench/desktop-programs.ts [--controls] [NAME…]; prints a line a program, in Markdown; exit code 1 where one fails or is not
// installed. With --controls what stood on screen at a failure is said as well.
import { spawnSync } from 'node:child_process';
import { type Episode, runEpisode } from '../src/agent/loop/run-episode.ts';
import { planFollower } from '../src/agent/policies/following/plan-follower.ts';
import { linux } from '../src/environments/linux/linux.ts';
import type { Step } from '../src/records/episode/trajectory.ts';
import { LamwrightError } from '../src/records/error.ts';
import type { Control } from '../src/records/screen/control.ts';
import type { Observation } from '../src/records/screen/observation.ts';
import type { Program } from './desktop-programs/program.ts';
import { programs } from './desktop-programs/programs.ts';

type Row = { controls: number; dialog: boolean; typed: boolean; failure?: string };

const asked = process.argv.slice(2).filter((name) => name !== '--controls');
const tellsControls = process.argv.includes('--controls');
const chosen = asked.length === 0 ? programs : asked.map(programOf);
let failures = 0;
console.log('| program | toolkit | controls | dialog | typed | result |\n| --- | --- | --- | --- | --- | --- |');
for (const program of chosen) {
  const row = isInstalled(program)
    ? await tryOut(program)
    : failed(`is not installed: sudo apt-get install -y --no-install-recommends ${program.packages}`);
  const refused = row.failure !== undefined && program.refuses?.test(row.failure);
  if (row.failure !== undefined && !refused) failures++;
  const cells = [program.name, program.toolkit, row.controls, yes(row.dialog), yes(row.typed), row.failure ?? 'works'];
  console.log(`| ${cells.join(' | ')} |`);
}
process.exitCode = failures > 0 ? 1 : 0;

async function tryOut(program: Program): Promise<Row> {
  const [file, ...args] = program.command;
  const host = await linux({
    applicationName: program.called,
    command: () => ({ file: file!, args, env: program.env }),
    openLimitMs: 60_000,
  });
  try {
    const environment = await host.open({ url: `app://${program.name}/` });
    const first = await environment.observe();
    const episode = await runEpisode({
      policy: planFollower(),
      environment,
      task: { request: `Try ${program.name}`, plan: program.steps },
      limits: { steps: 40, ms: 180_000 },
      seed: 0,
    });
    const last = episode.end === 'crash' ? first : await environment.observe();
    const seen = {
      controls: first.controls.length,
      dialog: episode.steps.some(({ observation }) => stands(program.dialog, observation)),
      typed: episode.steps.some(hasTyped),
    };
    await environment.close();
    const failure = failureOf(program, episode, last);
    if (failure && tellsControls) console.error(linesOf(last).join('\n'));
    return failure ? { ...seen, failure } : seen;
  } catch (error) {
    if (!(error instanceof LamwrightError)) throw error;
    return failed(`${error.code}: ${error.message} ${error.remedy}`);
  } finally {
    await host.close();
  }
}

function failureOf({ shows }: Program, { end, failure }: Episode, last: Observation): string | undefined {
  if (end !== 'finish') return `${failure?.type ?? end}: ${failure?.detail ?? end}`;
  return stands(shows, last) ? undefined : `effect: ${shows} does not stand on screen`;
}

function linesOf({ window, controls }: Observation): string[] {
  const line = ({ type, name, value }: Control) => `${type} "${name}"${value === undefined ? '' : ` = "${value}"`}`;
  return [`Title "${window.title}"`, ...controls.map(line)];
}

function stands(wanted: RegExp, now: Observation): boolean {
  return linesOf(now).some((line) => wanted.test(line));
}

/** Text, that is, and not only keys as Enter. */
function hasTyped({ decision, result }: Step): boolean {
  const { text, keys = '' } = decision.args;
  return result.ok && (text !== undefined || String(keys).replace(/\{[^}]*\}/g, '') !== '');
}

function programOf(name: string): Program {
  const found = programs.find((program) => program.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new LamwrightError('USAGE', `There is no program "${name}" in the table.`, {
    remedy: `Name one of these: ${programs.map((program) => program.name).join(', ')}.`,
  });
}

function isInstalled({ command: [file] }: Program): boolean {
  return spawnSync('which', [file!], { timeout: 5000 }).status === 0;
}

function failed(failure: string): Row {
  return { controls: 0, dialog: false, typed: false, failure };
}

function yes(done: boolean): string {
  return done ? 'yes' : 'no';
}
