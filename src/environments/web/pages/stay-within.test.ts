import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { web } from '../web.ts';

test('links to other origins do nothing, links within the application lead on', async () => {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const links = `<a href="http://localhost:${port}/there">Elsewhere</a><a href="http://localhost:${port}/" target="_blank">Window</a>`;
    response
      .setHeader('content-type', 'text/html')
      .end(`<title>${request.url}</title>${links}<a href="/next">Next</a>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const host = await web({ staysWithin: true });
  try {
    const environment = await host.open({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
    const click = async (name: string) => {
      const { controls } = await environment.observe();
      const { label: controlLabel } = controls.find((one) => one.name === name)!;
      await environment.act({ controlLabel, controlName: name, function: 'click_input', args: {} });
      return (await environment.observe()).window.title;
    };
    expect(await click('Elsewhere')).toBe('/');
    expect(await click('Window')).toBe('/');
    expect(await click('Next')).toBe('/next');
  } finally {
    await host.close();
    server.closeAllConnections();
    server.close();
  }
}, 30_000);
