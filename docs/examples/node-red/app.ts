import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineApp, web } from '#lamwright';
import { documentation } from './documentation.ts';
import { families } from './families.ts';
import { startNodeRed } from './server.ts';
import { type FlowEntry, type FlowState, stateOf } from './state.ts';
import { entriesOf, templates } from './templates.ts';

/** Loopback only, no tours, no network: a copy that serves one task. */
const settings = `module.exports = {
  flowFile: 'flows.json', uiHost: '127.0.0.1', telemetry: { enabled: false },
  editorTheme: { tours: false, palette: { editable: false } },
};`;

export default defineApp<FlowState>({
  name: 'node-red',
  title: 'Node-RED',
  version: '5',
  environment: () => web({ readySelector: '#red-ui-workspace-tabs li' }),
  async start({ template, dir }) {
    const file = join(dir, 'flows.json');
    await writeFile(file, JSON.stringify(entriesOf(template)));
    await writeFile(join(dir, 'settings.js'), settings);
    const { url, stop } = await startNodeRed(dir);
    return { url, read: async () => stateOf(JSON.parse(await readFile(file, 'utf8')) as FlowEntry[]), stop };
  },
  templates,
  templateState: async (template) => stateOf(entriesOf(template)),
  documentation,
  families,
  vocabulary: ['flow', 'flows', 'node', 'nodes', 'tab', 'deploy', 'workspace', 'palette', 'sidebar'],
});
