import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineApp, LamwrightError, linux, watchSaves } from '#lamwright';
import { readFolder, readSaved } from './document/read-folder.ts';
import { readOdt } from './document/read-odt.ts';
import { documentation } from './documentation.ts';
import { families } from './families.ts';
import { functions } from './functions.ts';
import { findSoffice } from './installation.ts';
import { pictures } from './pictures.ts';
import { layProfile } from './profile.ts';
import type { WriterState } from './state.ts';
import { templates } from './templates.ts';
import { vocabulary } from './vocabulary.ts';

const templateFolder = join(import.meta.dirname, 'templates');
const pictureFolder = join(import.meta.dirname, 'files');
const fileOf = (template: string) => `${template}.odt`;

/** The pictures lie beside every document. */
const readPictures = async () =>
  Object.fromEntries(
    await Promise.all(pictures.map(async (name) => [name, await readSaved(join(pictureFolder, name))] as const)),
  );

/** LibreOffice Writer on an isolated Linux desktop, driven through accessibility, verified by the documents it saves. */
const app = defineApp<WriterState>({
  name: 'writer',
  title: 'LibreOffice Writer',
  /** The one that the gate was passed with; any from 7 on is started. */
  version: '7.4',
  environment: () =>
    linux({
      applicationName: /^soffice/,
      profile: ({ home }) => layProfile(join(home, 'profile')),
      command: ({ url }, { home, dir }) => ({
        file: findSoffice(),
        args: [
          `-env:UserInstallation=${pathToFileURL(join(home, 'profile'))}`,
          `-env:OSL_SOCKET_PATH=${home}`,
          '--norestore',
          '--nologo',
          '--nofirststartwizard',
          '--writer',
          fileURLToPath(url),
        ],
        // Files are saved to the home folder, and looked for in it, unless a user goes elsewhere.
        env: { SAL_USE_VCLPLUGIN: 'gtk3', HOME: dir },
      }),
      functions,
      ready: ({ controls }) => controls.some(({ type }) => type === 'Document'),
    }),
  async start({ template, dir }) {
    const name = fileOf(template);
    const file = join(dir, name);
    try {
      await copyFile(join(templateFolder, name), file);
      for (const picture of pictures) await copyFile(join(pictureFolder, picture), join(dir, picture));
    } catch (cause) {
      throw new LamwrightError('APP_START', `The document ${file} cannot be laid: ${(cause as Error).message}.`, {
        remedy: 'Give an empty folder that can be written to, and one of the templates of the pack.',
        cause,
      });
    }
    const saved = watchSaves(dir, { stepMs: 100, beginMs: 2500, endMs: 6000, passing: /^\.|^lu\w+\.tmp$/ });
    const read = async () => {
      await saved();
      return readFolder(dir, name);
    };
    return { url: pathToFileURL(file).href, read, stop: async () => {} };
  },
  templates,
  templateState: async (template) => ({
    document: await readOdt(join(templateFolder, fileOf(template))),
    others: await readPictures(),
  }),
  documentation,
  families,
  risks: [
    { kind: 'delete', name: /\b(delete|remove|discard|don't save)\b/i },
    { kind: 'overwrite', name: /\b(replace all|overwrite|reload|accept all|reject all)\b/i },
    { kind: 'export', name: /\b(export|print|send)\b/i },
  ],
  literals: ['.odt', '.docx', '.pdf', '.png', '.txt'],
  vocabulary,
});

export default app;
