import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { appParts } from '../doctor/app-parts.ts';
import { basePart } from '../doctor/base-part.ts';
import { chatPart } from '../doctor/chat-part.ts';
import { desktopParts } from '../doctor/desktop-parts.ts';
import { graphicsPart } from '../doctor/graphics-part.ts';
import { machinePart } from '../doctor/machine-part.ts';
import { lookAtParts, type Part } from '../doctor/part.ts';
import { runtimeParts } from '../doctor/runtime-parts.ts';
import { workspaceParts } from '../doctor/workspace-parts.ts';

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'list every part that is needed, found or not, with what mends it',
  schema: z.object({}),
  run: async (_input, { workspace }) => {
    const parts = await lookAtParts([
      machinePart(),
      ...runtimeParts,
      graphicsPart,
      ...appParts,
      ...desktopParts,
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

function line({ name, needed, found, detail, mend }: Part): string {
  const mark = found ? 'ok     ' : needed ? 'MISSING' : 'absent ';
  return `${mark}  ${name}: ${detail}${mend && !found ? `\n         → ${mend}` : ''}`;
}
