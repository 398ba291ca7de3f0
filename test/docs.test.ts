import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../src/cli/commands.ts';
import { globalOptions } from '../src/cli/options/global-options.ts';
import { caseStudy, quickstart, study } from '../src/pipeline/profiles.ts';

const root = resolve(import.meta.dirname, '..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = [...docs.map((name) => join('docs', name)), 'README.md'].map((name) => ({
  name,
  text: readFileSync(join(root, name), 'utf8'),
}));

test('every code block is a part of the type-checked file that it names', () => {
  const strays = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/(?:<!-- (docs\/\S+) -->\n)?```ts\n([\s\S]*?)\n```/g)].flatMap(([, file, code]) => {
      if (file === undefined) return [`${name}: a block that names no file: ${code!.slice(0, 60)}`];
      // The pages show the name that the published package has.
      const source = readFileSync(join(root, file), 'utf8').replaceAll("'#lamwright'", "'lamwright'");
      return source.includes(code!) ? [] : [`${name}: not in ${file}: ${code!.slice(0, 60)}`];
    }),
  );
  expect(strays).toEqual([]);
});

test('every command line of the pages exists, with its options', () => {
  const everywhere = globalOptions.map(([flags]) => flags);
  const strays = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/npm run lamwright -- (\w+)([^\n`]*)/g)].flatMap(([line, called, rest]) => {
      const command = commands.find((known) => known.name === called);
      if (!command) return [`${name}: ${line}`];
      const known = [...everywhere, ...(command.options ?? []).map(([flags]) => flags)].map(
        (flags) => flags.split(' ')[0],
      );
      const used = [...rest!.replace(/'[^']*'|"[^"]*"/g, '').matchAll(/--[a-z-]+/g)].map(([flag]) => flag);
      return used.filter((flag) => !known.includes(flag)).map((flag) => `${name}: ${called} has no ${flag}`);
    }),
  );
  expect(strays).toEqual([]);
});

test('a page lists every command by its summary', () => {
  const page = readFileSync(join(root, 'docs/commands.md'), 'utf8');
  const row = ({ name, summary, arguments: given = [] }: (typeof commands)[number]) =>
    `| \`${[name, ...given.map(([form]) => form)].join(' ')}\` | ${summary} |`;
  expect(commands.map(row).filter((line) => !page.includes(line))).toEqual([]);
});

test('the first page is read in one go', () => {
  const lines = readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(120);
  expect(lines.filter((line) => line.length > 160)).toEqual([]);
});

test('the schedules are those of the profiles', () => {
  const page = readFileSync(join(root, 'docs/training.md'), 'utf8');
  const thousands = (tokens: number) => Math.round(tokens / 1000).toLocaleString('en-US');
  const rows = [quickstart('tiny', 0), study(0), caseStudy(0)].flatMap(({ name, training }) =>
    Object.entries(training).map(([base, { LAM1, LAM2, LAM3 }]) => {
      const amounts = [LAM1, LAM2, LAM3].map(({ tokens }) => thousands(tokens)).join(' | ');
      return `| ${name}, \`${base}\` | ${amounts} | ${LAM2.learningRate.toExponential()} |`;
    }),
  );
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});

test('links between pages lead to files', () => {
  const strays = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target!)
      .filter((target) => target !== 'docs/report.png' && !existsFrom(name, target))
      .map((target) => `${name}: ${target}`),
  );
  expect(strays).toEqual([]);
});

function existsFrom(page: string, target: string): boolean {
  try {
    return readdirSync(resolve(root, page, '..', target, '..')).includes(target.replace(/\/$/, '').split('/').at(-1)!);
  } catch {
    return false;
  }
}
