import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../../records/error.ts';
import type { Guard } from '../guard.ts';
import { face } from './at-spi.ts';
import { type Bus, connectBus, type Node } from './bus.ts';

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
 * The application of this name that has a window; where `pid` is given, that process or one that it started.
 * Undefined when there is none after `limitMs`.
 */
export async function findApplication(
  bus: Bus,
  pid: number | undefined,
  name: RegExp,
  limitMs: number,
): Promise<{ root: Node; pid: number } | undefined> {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    const [nodes] = await bus
      .call<[Node[]]>(registryRoot, face.accessible, 'GetChildren')
      .catch(() => [[]] as [Node[]]);
    for (const root of nodes.toReversed()) {
      const found = await identify(bus, root).catch(() => undefined);
      if (found && found.children > 0 && name.test(found.name) && (pid === undefined || descends(found.pid, pid))) {
        return { root, pid: found.pid };
      }
    }
    await sleep(25);
  }
  return undefined;
}

async function identify(bus: Bus, root: Node) {
  const [[pid], name, children] = await Promise.all([
    bus.call<[number]>(daemon, 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', 's', [root[0]]),
    bus.get<string>(root, face.accessible, 'Name'),
    bus.get<number>(root, face.accessible, 'ChildCount'),
  ]);
  return { pid, name, children };
}

/** Whether one process is the other, or was started by it, however far down. */
function descends(pid: number, ancestor: number): boolean {
  for (let one = pid; one > 1; one = parentOf(one)) if (one === ancestor) return true;
  return false;
}

function parentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
