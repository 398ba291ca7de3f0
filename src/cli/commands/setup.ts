import { z } from 'zod';
import { runSetup } from '../../models/engines.ts';
import { defineCommand } from '../command.ts';
import { callName } from '../package-json.ts';

export const setupCommand = defineCommand({
  name: 'setup',
  summary:
    'bring what is missing: what runs and trains models, a browser, the Linux desktop, a program for a graphics card',
  options: [
    ['--desktop', 'the virtual Linux desktop, LibreOffice and the programs of the tests, too'],
    ['--gpu <kind>', "llama.cpp's program for a graphics card, too: cuda or vulkan"],
  ],
  schema: z.object({
    desktop: z.boolean().default(false),
    gpu: z.enum(['cuda', 'vulkan'], 'expected cuda or vulkan').optional(),
  }),
  run: async ({ desktop, gpu }, { signal }) => {
    await runSetup([...(desktop ? ['--desktop'] : []), ...(gpu ? ['--gpu', gpu] : [])], signal);
    return { document: { done: true }, text: `Set up. \`${callName} doctor\` lists what is here.` };
  },
});
