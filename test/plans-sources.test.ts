import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScriptedEndpoint, startEndpoint } from '../src/chat/endpoint.fixture.ts';

let dir: string;
let endpoint: ScriptedEndpoint;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-plans-cli-'));
  await writeFile(
    join(dir, 'own.md'),
    '# Tagging a tiddler in zebra mode\n\n1. Click the **edit** button of the tiddler\n2. Type the tag in the "tag name" box\n',
  );
  await writeFile(
    join(dir, 'german.md'),
    'Klicken Sie auf den Knopf, um einen Tiddler zu löschen, und wählen Sie dann „Ja“ im Fenster.',
  );
  await writeFile(
    join(dir, 'wikihow.json'),
    JSON.stringify([{ title: 'How to Delete a Tiddler in TiddlyWiki', steps: ['Click "more"', 'Click "delete"'] }]),
  );
  await writeFile(join(dir, 'queries.txt'), 'zebra mode tag tiddler how to\n???\n');
  endpoint = await startEndpoint(({ text: asked }) => {
    const pair = {
      task: 'Tag a tiddler',
      plan: ['Click the "edit" button of the tiddler', 'Type the tag in the "tag name" box'],
    };
    if (asked.includes('harder')) return { text: { task: '', plan: [] } };
    if (asked.includes('<query>')) return { text: { ...pair, task: 'Add a tag to a tiddler' } };
    return { text: { tasks: asked.includes('Tagging a tiddler') ? [pair] : [] } };
  });
});
afterAll(async () => {
  await endpoint.close();
  await rm(dir, { recursive: true, force: true });
});

async function plans(...args: string[]) {
  const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const given = ['plans', '--json', '--seed', '1', ...args];
  const child = spawn(process.execPath, [main, ...given], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 50_000 });
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code, document: JSON.parse(out), err };
}

test('plans --chat reads all sources, says what was dropped, and pays for no question twice', async () => {
  const args = ['--docs', join(dir, 'own.md'), join(dir, 'german.md'), '--wikihow', join(dir, 'wikihow.json')];
  args.push('--queries', join(dir, 'queries.txt'), '--chat', endpoint.chat, '--pages', '4', '--evolve', '2');
  const first = await plans(...args, '--workspace', join(dir, 'one'));
  expect(first.code, first.err).toBe(0);
  expect(first.document.counts).toMatchObject({
    'given.in': 2,
    'given.out': 1,
    'given.rejected.in another language': 1,
    'wikihow.out': 1,
    'queries.out': 1,
    'queries.rejected.no words': 1,
    'pages.in': 5,
    'chat-queries.out': 1,
    'chat-evolve.rejected.no plan': 2,
  });
  const asked = endpoint.requests.length;
  const again = await plans(...args, '--extract', 'both', '--workspace', join(dir, 'one'));
  expect(again.document.chat.calls).toBe(endpoint.requests.length - asked);
  const { counts } = again.document;
  expect(counts['chat-read.in']).toBe(first.document.counts['chat-read.in']);
  expect(endpoint.requests.slice(asked).every(({ text }) => text.includes('harder'))).toBe(true);
});

test('without a chat model queries are left out, which is said', async () => {
  const without = await plans('--queries', join(dir, 'queries.txt'), '--pages', '3', '--workspace', join(dir, 'two'));
  expect(without.err).toContain('1 search queries are left out: only a chat model rewrites them (--chat).');
});
