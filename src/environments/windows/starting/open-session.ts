import { LamwrightError } from '../../../records/error.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { orEnded } from '../../ended.ts';
import type { Environment } from '../../environment.ts';
import type { Guard } from '../../guard.ts';
import { actOnApplication } from '../acting/act.ts';
import { listControls } from '../seeing/observe.ts';
import { takeScreenshot } from '../seeing/screenshot.ts';
import type { Session } from '../session.ts';
import { settle } from '../settle.ts';
import type { WindowsOptions } from '../windows-options.ts';
import type { WindowsDesktop } from './desk.ts';

const observeCapMs = 5000;
const actLimitMs = 40_000;
const usualQuietMs = 60;

export const createSession = (desktop: WindowsDesktop, guard: Guard, options: WindowsOptions): Session => ({
  desktop,
  guard,
  pids: [],
  quietMs: options.quietMs ?? usualQuietMs,
  labels: new Map(),
  seen: new Map(),
  functions: options.functions ?? {},
  endsWell: async () => false,
});

/** The environment of a session, without its end. */
export function sessionEnvironment(session: Session): Omit<Environment, 'close'> {
  const { guard } = session;
  return {
    kind: 'windows',
    async observe() {
      const settled = await settle(session, { fresh: false, capMs: observeCapMs });
      if (!settled.quiet) throw unsettled(observeCapMs, settled.moving);
      return listControls(session, session.last!);
    },
    act(action) {
      const act = guard.run(`The action ${action.function || '(none)'}`, actOnApplication(session, action), actLimitMs);
      return orEnded(action, act, session.endsWell);
    },
    screenshot: (mark) => guard.run('The screenshot', takeScreenshot(session, mark)),
  };
}

/** What an application is said to do that does not come to rest. */
export function unsettled(afterMs: number, moving: string[], shown?: Observation): LamwrightError {
  const names = (shown?.controls ?? []).slice(0, 6).map(({ type, name }) => `${type} "${name.slice(0, 60)}"`);
  const what =
    !shown && moving.length > 0 ? `still moving: ${moving.join(', ')}` : `it shows ${names.join(', ') || 'nothing'}`;
  return new LamwrightError('PAGE_UNSETTLED', `The application was not at rest after ${afterMs / 1000} s; ${what}.`, {
    remedy: 'Find out what it is busy with, or give it more time (openLimitMs).',
  });
}
