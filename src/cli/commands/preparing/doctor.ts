import { z } from 'zod';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { type CommandContext, type CommandResult, defineCommand } from '../../command.ts';
import { appParts } from '../../doctor/app-parts.ts';
import { basePart } from '../../doctor/base-part.ts';
import { chatPart } from '../../doctor/chat-part.ts';
import { desktopParts } from '../../doctor/desktop-parts.ts';
import { graphicsPart } from '../../doctor/graphics-part.ts';
import { machinePart } from '../../doctor/machine-part.ts';
import { lookAtParts, type Part } from '../../doctor/part.ts';
import { runtimeParts } from '../../doctor/runtime-parts.ts';
import { windowsParts } from '../../doctor/windows-parts.ts';
import { workspaceParts } from '../../doctor/workspace-parts.ts';
import { smokeReport } from '../../smoke/report.ts';
import { smoke } from '../../smoke/smoke.ts';

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'list every part that is needed, found or not, with what mends it',
  options: [
    [
      '--smoke',
      'try the environment `windows` on Notepad instead, and print a report to paste into an issue (another pack with --app)',
    ],
  ],
  schema: z.object({ smoke: z.boolean().default(false) }),
  run: async (input, context) => {
    if (input.smoke) return trySmoke(context);
    const { workspace } = context;
    const parts = await lookAtParts([
      machinePart(),
      ...runtimeParts,
      graphicsPart,
      ...appParts,
      ...desktopParts,
      ...windowsParts,
      basePart,
      chatPart,
      ...workspaceParts(workspace),
    ]);
    const ok = parts.every(({ found, needed }) => found || !needed);
    const verdict = ok
      ? 'Everything that is needed is here.'
      : 'Something is missing; the lines with → say what mends it.';
    return { document: { ok, parts }, text: [...parts.map(line), '', verdict].join('\n'), ok };
  },
});

async function trySmoke({ app: named, signal, progress }: CommandContext): Promise<CommandResult> {
  const app = await loadApp(named ?? 'notepad');
  let told: ReturnType<typeof progress> | undefined;
  const checks = await smoke({
    app,
    signal,
    onCheck: ({ name }, done, total) => {
      told ??= progress(`try ${app.name}`, total);
      told.update(done, { note: name });
    },
  });
  told?.end();
  const report = smokeReport(app, checks);
  return { document: { ok: report.ok, app: app.name, checks }, text: report.text, ok: report.ok };
}

function line({ name, needed, found, detail, mend }: Part): string {
  const mark = found ? 'ok     ' : needed ? 'MISSING' : 'absent ';
  return `${mark}  ${name}: ${detail}${mend && !found ? `\n         → ${mend}` : ''}`;
}
