import { LamwrightError } from '../../../records/error.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { orEnded } from '../../ended.ts';
import type { Environment } from '../../environment.ts';
import { actOnApplication } from '../acting/act.ts';
import { typingMs } from '../acting/hands.ts';
import { watchEvents } from '../bus/events.ts';
import type { LinuxOptions } from '../linux-options.ts';
import { mannerOf } from '../seeing/manner.ts';
import { observeApplication } from '../seeing/observe.ts';
import { takeScreenshot } from '../seeing/screenshot.ts';
import { type Session, withApplication } from '../session.ts';
import { settle } from '../settle.ts';
import { findApplication } from './attach.ts';

const observeCapMs = 5000;
const actLimitMs = 30_000;

type Searched = Pick<Session, 'bus' | 'screen' | 'guard'> & {
  options: LinuxOptions;
  /** The process that is, or has started, the application; without one, any application of the name will do. */
  pid?: number;
  limitMs: number;
};

/** Finds the application on the accessibility bus, and follows it. Rejects with APP_START where it does not come. */
export async function openSession({ bus, screen, guard, options, pid, limitMs }: Searched): Promise<Session> {
  const events = await withApplication({ guard }, 'The application', watchEvents(bus));
  const found = await guard.run(
    'The application',
    findApplication(bus, pid, options.applicationName, limitMs),
    limitMs + 1000,
  );
  const manner = await mannerOf(bus, found.root, found.pid, screen);
  await events.follow(found.root[0], manner?.news);
  return {
    bus,
    guard,
    events,
    screen,
    root: found.root,
    pid: found.pid,
    quietMs: options.quietMs ?? 60,
    kinds: new Map(),
    manner,
    labels: new Map(),
    seen: new Map(),
    files: undefined,
    functions: options.functions ?? {},
  };
}

/** The environment of a session, without its end. */
export function sessionEnvironment(session: Session): Omit<Environment, 'close'> {
  const { guard } = session;
  return {
    kind: 'linux',
    async observe() {
      const settled = await settle(session, { fresh: false, capMs: observeCapMs });
      if (!settled.quiet) throw unsettled(observeCapMs, settled.moving);
      return withApplication(session, 'The observation', observeApplication(session));
    },
    act: (action) => {
      const limitMs = actLimitMs + typingMs(String(action.args.keys ?? ''));
      const act = guard.run(`The action ${action.function || '(none)'}`, actOnApplication(session, action), limitMs);
      return orEnded(action, act, session.endsWell ?? (async () => false));
    },
    screenshot: (mark) => guard.run('The screenshot', takeScreenshot(session.screen, mark)),
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
