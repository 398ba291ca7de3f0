import { z } from 'zod';
import { runPipeline } from '../../pipeline/run.ts';
import { makeFigures } from '../../pipeline/stages/report.ts';
import { defineCommand } from '../command.ts';
import { figuresText } from '../figures-text.ts';
import { openWorkspace } from '../open-workspace.ts';
import { profileOf, profileOptions, profileShape } from '../profile-options.ts';

export const evalCommand = defineCommand({
  name: 'eval',
  summary: 'planning, offline and online figures of every policy; what they need and is missing is made first',
  options: profileOptions,
  schema: z.object(profileShape),
  run: async (input, context) => {
    const workspace = await openWorkspace(context);
    await runPipeline(workspace, profileOf(input, context.seed));
    const { planning, offline, online, paired } = await makeFigures(workspace);
    return {
      document: { planning, offline, online, paired },
      text: figuresText({ planning, offline, online, paired }),
    };
  },
});
