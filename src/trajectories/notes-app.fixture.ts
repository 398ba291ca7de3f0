import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { App, RunningApp } from '../app-pack/app.ts';
import type { Family } from '../app-pack/family.ts';
import { web } from '../environments/web/web.ts';
import type { Params } from '../records/tasks/task.ts';

/** The notes on disk, text by title. */
export type Notes = Record<string, string>;

const templates: Record<string, Notes> = {
  kitchen: { Bread: 'flour and water', Soup: 'carrots', Salad: 'green leaves' },
  office: { Budget: 'twelve months', Agenda: 'three points' },
};

const page = `<!doctype html><title>Notes</title><main id="list"></main>
<form aria-label="New note"><label>title <input id="title"></label><label>text <textarea id="text"></textarea></label><button>Save note</button></form>
<script>
const call = async (path, body) => { await fetch(path, { method: 'POST', body: JSON.stringify(body) }); await show(); };
const show = async () => {
  const notes = await (await fetch('/notes')).json();
  list.replaceChildren(...Object.entries(notes).map(([title, text]) => {
    const part = document.createElement('section');
    part.ariaLabel = title;
    const words = document.createElement('p');
    words.textContent = title + ': ' + text;
    const button = document.createElement('button');
    button.textContent = 'Delete note';
    button.onclick = () => call('/delete', { title });
    part.append(words, button);
    return part;
  }));
};
document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  call('/save', { title: title.value, text: text.value });
  title.value = text.value = '';
};
show();
</script>`;

const write: Family<Notes, { title: string; text: string }> = {
  name: 'write',
  wordings: ['Write the note "{title}": {text}', 'Note down {text} as {title}', 'New note {title}, {text}'],
  sample: ({ words }) => ({ title: words.title(), text: words.phrase(2, 4) }),
  free: ['title', 'text'],
  plan: ({ title, text }) => [
    `Type "${title}" in the "title" box.`,
    `Type "${text}" in the text box of the form "New note".`,
    'Click the "Save note" button.',
  ],
  solve: ({ title, text }) => [
    { control: { name: 'title', type: 'Edit' }, function: 'set_edit_text', args: { text: title } },
    { control: { name: 'text', type: 'Edit' }, function: 'set_edit_text', args: { text } },
    { control: { name: 'Save note' }, function: 'click_input' },
  ],
  verify: ({ before, after, params }) => compare({ ...before, [params.title]: params.text }, after),
};

const remove: Family<Notes, { title: string }> = {
  name: 'delete',
  heldOut: true,
  wordings: ['Delete the note {title}', 'Remove {title}', 'Throw {title} away'],
  sample: ({ rng, state }) => ({ title: rng.pick(Object.keys(state)) }),
  free: ['title'],
  plan: ({ title }) => [`Click the "Delete note" button of the note "${title}".`],
  solve: ({ title }) => [{ control: { name: 'Delete note', container: title }, function: 'click_input' }],
  verify: ({ before, after, params }) => {
    const { [params.title]: _gone, ...rest } = before;
    return compare(rest, after);
  },
};

function compare(expected: Notes, after: Notes): { pass: boolean; reason: string } {
  const line = (notes: Notes) => JSON.stringify(Object.entries(notes).sort());
  const pass = line(expected) === line(after);
  return {
    pass,
    reason: pass ? 'the notes are as they should be' : `the notes are ${line(after)}, not ${line(expected)}`,
  };
}

/**
 * A small real application: notes kept as files, served over HTTP. `crashes` says how many of its starts die, connections
 * and all, at their first save.
 */
export function notesApp(options: { crashes?: number; families?: Family<Notes, Params>[] } = {}): App<Notes> {
  let crashes = options.crashes ?? 0;
  return {
    name: 'notes',
    title: 'Notes',
    version: '1',
    environment: () => web(),
    start: ({ template, dir }) => start(dir, templates[template]!, crashes-- > 0),
    templates: Object.keys(templates).map((name) => ({ name, description: `notes of a ${name}` })),
    templateState: async (name) => templates[name]!,
    documentation: async function* () {},
    families: options.families ?? [write, remove],
    risks: [{ kind: 'delete', name: /^delete/i }],
    literals: [],
    vocabulary: ['note'],
  };
}

async function start(dir: string, notes: Notes, dies: boolean): Promise<RunningApp<Notes>> {
  await mkdir(dir, { recursive: true });
  const file = (title: string) => join(dir, `${encodeURIComponent(title)}.txt`);
  const read = async (): Promise<Notes> =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(dir)).map(async (name) => [
          decodeURIComponent(name.slice(0, -4)),
          await readFile(join(dir, name), 'utf8'),
        ]),
      ),
    );
  await Promise.all(Object.entries(notes).map(([title, text]) => writeFile(file(title), text)));
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url === '/notes') return response.end(JSON.stringify(await read()));
    if (request.method !== 'POST') return response.setHeader('content-type', 'text/html').end(page);
    if (dies) return void server.close().closeAllConnections();
    const { title, text } = JSON.parse(body) as { title: string; text?: string };
    await (text === undefined ? rm(file(title)) : writeFile(file(title), text));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/`, read, stop };
}
