import { requireApplications, requirePrograms } from '../../environments/linux/starting/programs.ts';
import type { PartCheck } from './part.ts';

/** What the environment `linux` needs; without it, everything else works. */
export const desktopParts: readonly PartCheck[] =
  process.platform === 'linux'
    ? [
        {
          name: 'Linux desktop',
          needed: false,
          look: async () => ({ found: true, detail: Object.values(requirePrograms()).join(', ') }),
        },
        {
          name: 'desktop applications',
          needed: false,
          look: async () => ({ found: true, detail: requireApplications().join(', ') }),
        },
      ]
    : [];
