import type { Bus, Node, Signal } from './bus.ts';

const registry: Node = ['org.a11y.atspi.Registry', '/org/a11y/atspi/registry'];
const daemon: Node = ['org.freedesktop.DBus', '/org/freedesktop/DBus'];
/** What tells that an application is at work; each one costs the application time, so it is not all there is. */
const watched = [
  'Object:ChildrenChanged',
  'Object:StateChanged',
  'Object:PropertyChange',
  'Object:TextChanged',
  'Object:TextCaretMoved',
  'Object:TextSelectionChanged',
  'Object:SelectionChanged',
  'Object:VisibleDataChanged',
  'Window',
];
/** States that come and go without anything being done; a window that comes to the front has not changed, either. */
const passing = new Set(['focused', 'active', 'armed', 'pressed', 'defunct']);

export type Events = {
  /** Grows with every event that tells of more than a moved focus. */
  readonly changes: number;
  /** When the last one came, by performance.now(). */
  readonly last: number;
  /** What came last, newest first, to tell what keeps an application busy. */
  recent(): string[];
  /** Resolves true at the next event, false after `limitMs`. */
  next(limitMs: number): Promise<boolean>;
  /** Counts only what comes from this connection and is news; `also` names events that tell of a change in this one alone. */
  follow(sender: string, news?: News): Promise<void>;
};

/** What counts as a change in one application. */
export type News = { isNews(signal: Signal): boolean; also: string[] };

/** Has the accessibility bus send what happens. */
export async function watchEvents(bus: Bus): Promise<Events> {
  let changes = 0;
  let last = performance.now();
  let followed: string | undefined;
  let isNews = (_signal: Signal) => true;
  let names: string[] = [];
  const waiting = new Set<() => void>();
  bus.onSignal((signal: Signal) => {
    if (!signal.name.startsWith('org.a11y.atspi.Event.')) return;
    if (followed !== undefined && signal.sender !== followed) return;
    // GTK 2 tells of it when a node is read.
    if (signal.detail === 'accessible-parent') return;
    const passes = passing.has(signal.detail) || /Window:(De)?[Aa]ctivate$/.test(signal.name);
    if (!passes && isNews(signal)) changes++;
    last = performance.now();
    names = [`${signal.name.slice(21)}:${signal.detail}`, ...names.slice(0, 4)];
    for (const wake of waiting) wake();
    waiting.clear();
  });
  await Promise.all(
    watched.flatMap((event) => [
      addMatch(bus, event),
      bus.call(registry, 'org.a11y.atspi.Registry', 'RegisterEvent', 'sass', [event, [], '']).catch(() =>
        // Before AT-SPI2 2.36 there was only the event to give.
        bus.call(registry, 'org.a11y.atspi.Registry', 'RegisterEvent', 's', [event]),
      ),
    ]),
  );
  return {
    get changes() {
      return changes;
    },
    get last() {
      return last;
    },
    recent: () => [...new Set(names)],
    next: (limitMs) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        const timer = setTimeout(() => {
          waiting.delete(wake);
          resolve(false);
        }, limitMs);
        waiting.add(wake);
      }),
    async follow(sender, news) {
      followed = sender;
      if (!news) return;
      isNews = news.isNews;
      await Promise.all(news.also.map((event) => addMatch(bus, event, `,sender='${sender}'`)));
    },
  };
}

function addMatch(bus: Bus, event: string, more = ''): Promise<unknown[]> {
  const [kind, member] = event.split(':');
  const rule = `type='signal',interface='org.a11y.atspi.Event.${kind}'${member ? `,member='${member}'` : ''}${more}`;
  return bus.call(daemon, 'org.freedesktop.DBus', 'AddMatch', 's', [rule]);
}
