import { LamwrightError } from '../../../records/error.ts';

/** Throws SETUP where a window would have no screen to stand on. */
export function requireDisplay(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): void {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return;
  throw new LamwrightError('SETUP', 'There is no display for the window in which you would work.', {
    remedy:
      'Run it in a desktop session, over `ssh -X`, or in a remote desktop, where DISPLAY or WAYLAND_DISPLAY is set.',
  });
}
