import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { defineApp, defineFamily, web } from '#lamwright';

/** What a user's own pack is: a small web application, one family with its verifier, in TypeScript. */
const page = `<!doctype html><title>Shopping</title><ul id="list"></ul><form><input aria-label="Thing"><button>Add</button></form>
<script>
const show = async (body) => {
  const things = await (await fetch('/things', body && { method: 'POST', body })).json();
  list.replaceChildren(...things.map((thing) => Object.assign(document.createElement('li'), { textContent: thing })));
};
document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  show(event.target[0].value);
  event.target.reset();
};
show();
</script>`;

const add = defineFamily<string[], { thing: string }>({
  name: 'add',
  wordings: ['Add {thing}', 'Put {thing} on the list', 'I need {thing}', 'Do not forget {thing}', 'Note {thing} down'],
  free: ['thing'],
  sample: ({ words }) => ({ thing: words.word() }),
  plan: ({ thing }) => [`Type "${thing}" in the "Thing" box.`, 'Click the "Add" button.'],
  solve: ({ thing }) => [
    { control: { name: 'Thing', type: 'Edit' }, function: 'set_edit_text', args: { text: thing } },
    { control: { name: 'Add', type: 'Button' }, function: 'click_input' },
  ],
  verify: ({ before, after, params }) => {
    const pass = JSON.stringify(after) === JSON.stringify([...before, params.thing]);
    return { pass, reason: pass ? '' : `the list is ${after.join(', ')}` };
  },
});

export default defineApp<string[]>({
  name: 'shopping',
  title: 'Shopping',
  environment: () => web(),
  async start() {
    const things: string[] = [];
    const server = createServer(async (request, response) => {
      if (request.method === 'POST') things.push(await text(request));
      response.end(request.url === '/things' ? JSON.stringify(things) : page);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const stop = async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    };
    return { url: `http://127.0.0.1:${port}/`, read: async () => [...things], stop };
  },
  families: [add],
});
