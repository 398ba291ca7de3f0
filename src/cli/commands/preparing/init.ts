import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { LamwrightError } from '../../../records/error.ts';
import { defineCommand } from '../../command.ts';
import { callName, docsPage, packageDir, runsFromSources } from '../../package-json.ts';
import { shellWord } from '../../telling/shell-word.ts';

export const initCommand = defineCommand({
  name: 'init',
  summary: 'write a ten-line app pack for your own web application',
  arguments: [['[folder]', 'where to write it (default my-app)']],
  options: [
    ['--url <url>', 'where the application answers (default http://localhost:3000/)'],
    ['--title <title>', 'its name in words (default: the name of the folder)'],
  ],
  schema: z.object({
    folder: z.string().min(1).default('my-app'),
    url: z
      .url({ protocol: /^https?$/, error: 'expected an address such as http://localhost:3000/' })
      .default('http://localhost:3000/'),
    title: z.string().min(1).optional(),
  }),
  run: async ({ folder, url, title }) => {
    const file = resolve(folder, 'app.ts');
    const name = nameFrom(basename(resolve(folder)));
    await writePack(file, packText({ name, title: title ?? name, url, from: specifier(file) }));
    const moduleStep = await markAsModule(dirname(file));
    const near = relative('.', file);
    const shown = shellWord(near.startsWith('..') ? file : `.${sep}${near}`);
    const nextSteps = [
      ...moduleStep,
      `Start your application, so that ${url} answers.`,
      `See the names of its controls: ${callName} look --app ${shown}`,
      `Let it be operated by steps in words: ${callName} run "Try it" --plan 'Click "New"' --app ${shown}`,
      'Say in start() how to begin with fresh data and how to read what was saved, so that tasks can be verified.',
      `Add families of tasks (defineFamily) and check them: ${callName} check ${shown}`,
      `${docsPage('app-packs.md')} tells the rest: templates, documentation, risks, held-out families.`,
    ];
    const text = [`Wrote ${shown}. Next:`, ...nextSteps.map((step, i) => `  ${i + 1}. ${step}`)].join('\n');
    return { document: { file, name, nextSteps }, text };
  },
});

function packText({ name, title, url, from }: { name: string; title: string; url: string; from: string }): string {
  const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `import { defineApp, web } from ${quote(from)};

export default defineApp({
  name: ${quote(name)},
  title: ${quote(title)},
  environment: () => web(),
  /** Start a copy with fresh data in \`dir\`; \`read\` gives what it has saved, for the verifiers of your families. */
  start: async () => ({ url: ${quote(url)}, read: async () => ({}), stop: async () => {} }),
});
`;
}

async function writePack(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new LamwrightError('USAGE', `${file} is there already; it was left as it is.`, {
      remedy: 'Choose another folder, or remove that file.',
      cause: error,
    });
  }
}

/** Node is told by the nearest package.json that a pack is an ES module; `npm` writes one that does not say so. Gives what is left to the user. */
async function markAsModule(folder: string): Promise<string[]> {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    const found = await readFile(file, 'utf8').catch(() => null);
    if (found === null && at !== dirname(at)) continue;
    if (found === null || /"type"\s*:\s*"module"/.test(found)) return [];
    if (at === folder) return [`Write "type": "module" into ${file}, so that the pack can be imported.`];
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    return [];
  }
}

/** How the pack names Lamwright: by its package's name; in a clone, where an editor would find no such package, by its sources. */
function specifier(file: string): string {
  if (!runsFromSources) return 'lamwright';
  if (!relative(packageDir, file).startsWith('..')) return '#lamwright';
  const path = relative(dirname(file), join(packageDir, 'src', 'index.ts')).replaceAll(sep, '/');
  return path.startsWith('.') ? path : `./${path}`;
}

function nameFrom(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name || 'my-app';
}
