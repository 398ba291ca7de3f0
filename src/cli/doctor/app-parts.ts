import { builtInApps, loadApp } from '../../app-pack/loading/load-app.ts';
import { findBrowser, requireBrowser } from '../../environments/browser-finder.ts';
import type { PartCheck } from './part.ts';

export const appParts: readonly PartCheck[] = [
  {
    name: 'browser',
    needed: true,
    look: async () => ({ found: findBrowser() !== undefined, detail: requireBrowser() }),
  },
  {
    name: 'app packs',
    needed: true,
    look: async () => {
      const names = await builtInApps();
      const apps = await Promise.all(names.map(loadApp));
      const detail = apps.map(({ name, version, families }) => `${name} ${version} (${families.length} families)`);
      return {
        found: apps.length > 0,
        detail: detail.join(', ') || 'none',
        mend: 'npm install, in a whole clone of Lamwright',
      };
    },
  },
];
