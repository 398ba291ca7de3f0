import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloaded models are kept: `$XDG_CACHE_HOME/lamwright`, else `~/.cache/lamwright`. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lamwright');
}
