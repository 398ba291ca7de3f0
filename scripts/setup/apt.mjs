// Debian's and Ubuntu's packages, where they can be had without being asked.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { minute, run } from './run.mjs';

/** How to become root without being asked: [] as root, ['sudo', '-n'] where that works, undefined where nothing does. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 5000 });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/** Installs packages with apt, where that is possible without being asked; their lists are brought up to date first. */
export function aptInstaller() {
  const rights = process.platform === 'linux' && existsSync('/usr/bin/apt-get') ? asRoot() : undefined;
  if (!rights) return undefined;
  const apt = (...args) => {
    const [command, ...rest] = [...rights, 'apt-get', ...args];
    return run(command, rest, 10 * minute);
  };
  apt('update');
  return (...names) => apt('install', '-y', '--no-install-recommends', ...names);
}
