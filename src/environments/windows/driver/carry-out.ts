import { release as osRelease } from 'node:os';
import type { OrderName, Orders } from '../orders.ts';
import { choose } from './acting/choose.ts';
import { click, drag, hover } from './acting/click.ts';
import { bringToFront, press, type, wheel } from './acting/input.ts';
import { failed, isPoint, reach, type Target } from './acting/reach.ts';
import { focus, read, select, setText } from './acting/text.ts';
import { begin } from './com/com.ts';
import { type Automation, type Element, openAutomation } from './com/uia.ts';
import { isOutOfReach } from './native/rights.ts';
import { beAwareOfScale } from './native/scale.ts';
import { foreground, openDesktop, threadOf, topWindows } from './native/windows.ts';
import { takePicture } from './picture.ts';
import { end, listProcesses, pulse, start, timesOf } from './processes.ts';
import { lookAt } from './seeing/look.ts';

let uia: Automation | undefined;
let targets = new Map<string, Target>();
let elements = new Map<string, Element>();

function automation(): Automation {
  if (uia) return uia;
  beAwareOfScale();
  begin();
  uia = openAutomation();
  return uia;
}

const gone = (key: string) => failed('grounding', `The control ${key} is not in the last look.`);

async function on<T>(key: string, does: (target: Target) => Promise<T> | T) {
  const target = targets.get(key);
  return target ? does(target) : gone(key);
}

/** Brings one of the windows to the front where another program's is: keys go there. */
async function inFront(pids: number[]): Promise<boolean> {
  const front = foreground();
  if (pids.includes(threadOf(front).pid)) return !isOutOfReach(front);
  const [first] = topWindows(new Set(pids));
  return first !== undefined && !isOutOfReach(first) && bringToFront(first);
}
const behind = failed('action', 'No window of the application that takes keys comes to the front.');

const orders: {
  [N in OrderName]: (given: Orders[N][0], ended: (run: number, code: number | null) => void) => Promise<Orders[N][1]>;
} = {
  greet: async () => {
    // Before the first program, which would ask for it at the same time.
    openDesktop();
    return {
      node: process.version,
      system: `${process.platform} ${osRelease()}`,
      automation: 'IUIAutomation',
      subtree: automation().whole !== undefined,
    };
  },
  start,
  processes: async ({ name, of }) =>
    listProcesses()
      .filter((one) => (name !== undefined && one.name === name.toLowerCase()) || of?.includes(one.parent))
      .map(({ pid }) => ({ pid, started: timesOf(pid)?.started ?? 0 })),
  end: async ({ pids }) => {
    end(pids);
    return null;
  },
  look: async ({ pids }) => {
    const { parts, requests, elements: found } = lookAt(automation(), new Set(pids), elements);
    elements = found;
    targets = new Map(parts.map((part) => [part.key, { part, element: found.get(part.key) }]));
    return { parts, requests };
  },
  pulse: async ({ pids }) => pulse(pids),
  click: ({ key, ...how }) => on(key, (target) => click(target, how)),
  setText: ({ key, text }) => on(key, (target) => setText(target, text)),
  choose: ({ key, option }) => on(key, (target) => choose(automation(), target, option)),
  focus: ({ key }) => on(key, async (target) => (await focus(target)) ?? { how: 'input' }),
  press: async ({ strokes, pids }) => {
    if (!(await inFront(pids))) return behind;
    for (const stroke of strokes) 'press' in stroke ? press(stroke.press) : type(stroke.type);
    return { how: 'input' };
  },
  read: ({ key }) => on(key, (target) => ({ how: 'read', text: read(target) })),
  select: ({ keys, text }) =>
    select(
      keys.map((key) => targets.get(key)).filter((target) => target !== undefined),
      text,
    ),
  drag: ({ from, to }) => on(from, (source) => on(to, (place) => drag(source, place))),
  hover: ({ key }) => on(key, hover),
  wheel: async ({ key, ticks, pids }) => {
    if (!(await inFront(pids))) return behind;
    const first = [...targets.values()].find(({ part }) => part.parent < 0);
    const target = key ? targets.get(key) : first;
    if (!target) return gone(key);
    const at = await reach(target);
    if (!isPoint(at)) return at;
    wheel(at, ticks);
    return { how: 'input' };
  },
  picture: async ({ file, pids }) => takePicture(file, topWindows(new Set(pids))),
};

/** Does one order. Rejects where Windows, or the application, refuses. */
export async function carryOut(
  name: OrderName,
  given: unknown,
  ended: (run: number, code: number | null) => void,
): Promise<unknown> {
  automation();
  return (orders[name] as (given: unknown, ended: unknown) => Promise<unknown>)(given, ended);
}
