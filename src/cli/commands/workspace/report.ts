import { z } from 'zod';
import { writeReport } from '../../../pipeline/stages/report.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspace } from '../../open-workspace.ts';
import { figuresText } from '../../telling/figures-text.ts';

export const reportCommand = defineCommand({
  name: 'report',
  summary: 'one HTML page of every figure, recomputed from the stored records',
  schema: z.object({}),
  run: async (_input, context) => {
    const { file, figures } = await writeReport(await openWorkspace(context));
    const { curves: _, ...document } = figures;
    return { document: { file, ...document }, text: `${figuresText(figures)}\n\nReport: ${file}` };
  },
});
