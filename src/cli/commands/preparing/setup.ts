import { z } from 'zod';
import { runSetup } from '../../../models/engines.ts';
import { defineCommand } from '../../command.ts';
import { callName } from '../../package-json.ts';

export const setupCommand = defineCommand({
  name: 'setup',
  summary:
    'bring what is missing: what runs and trains models, a browser, the Linux desktop, a program for a graphics card',
  options: [
    ['--desktop', 'the virtual Linux desktop, LibreOffice and the programs of the tests, too'],
    ['--wine', 'the test bed for Windows applications, too: Wine, on Debian and Ubuntu'],
    ['--gpu <kind>', "llama.cpp's program for a graphics card, too: cuda or vulkan"],
  ],
  schema: z.object({
    desktop: z.boolean().default(false),
    wine: z.boolean().default(false),
    gpu: z.enum(['cuda', 'vulkan'], 'expected cuda or vulkan').optional(),
  }),
  run: async ({ desktop, wine, gpu }, { signal }) => {
    const words = [...(desktop ? ['--desktop'] : []), ...(wine ? ['--wine'] : []), ...(gpu ? ['--gpu', gpu] : [])];
    await runSetup(words, signal);
    return { document: { done: true }, text: `Set up. \`${callName} doctor\` lists what is here.` };
  },
});
