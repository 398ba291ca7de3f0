import { requireWineBed } from '../../environments/windows/starting/wine-bed.ts';
import type { PartCheck } from './part.ts';

/** What the environment `windows` needs: on Windows koffi alone, on Linux Wine. Without it, everything else works. */
export const windowsParts: readonly PartCheck[] =
  process.platform === 'win32'
    ? [
        {
          name: 'Windows applications (UI Automation)',
          needed: false,
          look: async () => {
            const { default: koffi } = await import('koffi');
            koffi.load('UIAutomationCore.dll');
            return { found: true, detail: `koffi ${koffi.version}; lamwright doctor --smoke tries it on Notepad` };
          },
        },
      ]
    : process.platform === 'linux'
      ? [
          {
            name: 'Windows applications (under Wine)',
            needed: false,
            look: async () => ({ found: true, detail: Object.values(requireWineBed()).join(', ') }),
          },
        ]
      : [];
