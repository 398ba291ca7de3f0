import { existsSync } from 'node:fs';
import { chatDevice, startLlama } from '../../models/start-llama.ts';
import { callName } from '../package-json.ts';
import type { PartCheck } from './part.ts';

/** What the driver of NVIDIA leaves on Linux and on Windows. */
const drivers = ['/proc/driver/nvidia/version', 'C:\\Windows\\System32\\nvcuda.dll'];

/** Not needed by anything: a chat model in process is quicker on one. */
export const graphicsPart: PartCheck = {
  name: 'graphics card',
  needed: false,
  look: async () => {
    const device = chatDevice();
    if (device) {
      await (await startLlama(device)).dispose();
      return { found: true, detail: `chat models run with ${device}` };
    }
    const isSeen = drivers.some((file) => existsSync(file));
    const detail = isSeen ? 'one of NVIDIA is here; chat models run on the processor' : 'none is used, none is needed';
    return { found: !isSeen, detail, mend: `${callName} setup --gpu cuda, then set LAMWRIGHT_GPU=cuda` };
  },
};
