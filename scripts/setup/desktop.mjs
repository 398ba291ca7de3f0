// The virtual Linux desktop, and the applications of the tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstaller } from './apt.mjs';
import { onPath, readPlaces, say } from './run.mjs';

/** What an isolated desktop and the applications on it are made of; everything else goes on where they cannot be had. */
export function ensureDesktop() {
  if (process.platform !== 'linux') return;
  const places = readPlaces('desktop-programs.json');
  const packages = Object.entries({ ...places.desktop, ...places.applications })
    .filter(([name]) => ![...onPath, ...places.folders].some((folder) => existsSync(join(folder, name))))
    .flatMap(([, program]) => program.packages);
  if (packages.length === 0) return;
  const install = aptInstaller();
  say(`the Linux desktop needs ${packages.join(', ')}`);
  if (install?.(...packages)) return;
  say(`going on without it; to have it: sudo apt-get install -y ${packages.join(' ')}`);
}
