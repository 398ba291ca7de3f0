import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../../../records/error.ts';
import { createGuard, type Guard } from '../../guard.ts';
import { face } from '../bus/at-spi.ts';
import { type Bus, connectBus, type Node } from '../bus/bus.ts';
import { muteToolkit } from './mute.ts';
import { descends } from './processes.ts';

const registryRoot: Node = ['org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'];
const launcher: Node = ['org.a11y.Bus', '/org/a11y/bus'];
const daemon: Node = ['org.freedesktop.DBus', '/org/freedesktop/DBus'];

/**
 * Connects to the accessibility bus of the session at this address; `enable` tells the session's applications that there
 * is somebody to speak to. Rejects with LamwrightError SETUP where there is none.
 */
export async function connectAccessibility(
  sessionAddress: string,
  guard: Guard,
  { enable = false } = {},
): Promise<Bus> {
  const session = await connectBus(sessionAddress, guard);
  try {
    const [address] = await session.call<[string]>(launcher, 'org.a11y.Bus', 'GetAddress');
    if (enable) await session.set(launcher, 'org.a11y.Status', 'IsEnabled', 'b', true);
    return await connectBus(address, guard);
  } catch (cause) {
    if (cause instanceof LamwrightError) throw cause;
    throw new LamwrightError('SETUP', `There is no accessibility bus at ${sessionAddress}.`, {
      remedy: 'Run "sudo apt-get install -y at-spi2-core", and start the desktop again.',
      cause,
    });
  } finally {
    session.close();
  }
}

/**
 * Waits until the session's accessibility bus is there: whoever asks for it before makes the session start a second one, and some
 * programs then speak on the one, some on the other. Rejects with APP_START where it does not come.
 */
export async function accessibilityUp(sessionAddress: string, limitMs: number): Promise<void> {
  const session = await connectBus(sessionAddress, createGuard());
  try {
    for (const end = performance.now() + limitMs; performance.now() < end; await sleep(10)) {
      const [there] = await session.call<[boolean]>(daemon, 'org.freedesktop.DBus', 'NameHasOwner', 's', [launcher[0]]);
      if (there) return;
    }
  } finally {
    session.close();
  }
  throw new LamwrightError('APP_START', 'The accessibility bus of the desktop did not come.', {
    remedy: 'Run "lamwright doctor" to see whether at-spi2-core is installed.',
  });
}

/** How long a program is listened for whose toolkit says nothing. */
const muteMs = 5000;

/**
 * The application of this name that has a window; where `pid` is given, that process or one that it started.
 * Rejects with LamwrightError APP_START where there is none after `limitMs`, or where its toolkit never comes on the bus.
 */
export async function findApplication(
  bus: Bus,
  pid: number | undefined,
  name: RegExp,
  limitMs: number,
): Promise<{ root: Node; pid: number }> {
  const started = performance.now();
  const past = () => performance.now() - started;
  const others = new Set<string>();
  let nextLook = muteMs;
  while (past() < limitMs) {
    const [nodes] = await bus
      .call<[Node[]]>(registryRoot, face.accessible, 'GetChildren')
      .catch(() => [[]] as [Node[]]);
    for (const root of nodes.toReversed()) {
      const found = await identify(bus, root).catch(() => undefined);
      if (!found || (pid !== undefined && !descends(found.pid, pid))) continue;
      if (found.children > 0 && name.test(found.name)) return { root, pid: found.pid };
      if (!name.test(found.name)) others.add(found.name);
    }
    if (pid !== undefined && past() > nextLook && others.size === 0) {
      const mute = muteToolkit(pid);
      if (mute) throw new LamwrightError('APP_START', `The program cannot be seen. ${mute.why}.`, mute);
      nextLook += muteMs;
    }
    await sleep(25);
  }
  throw notFound(name, [...others]);
}

function notFound(name: RegExp, others: string[]): LamwrightError {
  const there = others.map((other) => `"${other}"`).join(', ');
  return new LamwrightError('APP_START', `No application ${name} came on the accessibility bus.`, {
    remedy: there
      ? `There came ${there}: give that as applicationName.`
      : 'Run "lamwright doctor" to see whether it is installed. One that runs already may have to be started again after accessibility was switched on; one that paints its own interface cannot be operated.',
  });
}

async function identify(bus: Bus, root: Node) {
  const [[pid], name, children] = await Promise.all([
    bus.call<[number]>(daemon, 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', 's', [root[0]]),
    bus.get<string>(root, face.accessible, 'Name'),
    bus.get<number>(root, face.accessible, 'ChildCount'),
  ]);
  return { pid, name, children };
}
