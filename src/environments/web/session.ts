import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import type { Control } from '../../records/screen/control.ts';
import type { Guard } from '../guard.ts';
import { type PageKit, pageKey, pageScript } from './in-page/bundle.ts';
import { type Modals, trackModals } from './pages/modals.ts';
import type { Requests } from './pages/requests.ts';
import { openTabs, type Tabs } from './pages/tabs.ts';
import { replacedOverAndOver, unsettled } from './unsettled.ts';

/** What one episode's application is driven with; the page, its requests and frames are those of the tab that is in front. */
export type Session = {
  readonly tabs: Tabs;
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly guard: Guard;
  readonly requests: Requests;
  readonly modals: Modals;
  readonly quietMs: number;
  /** The next free label, over all frames and navigations. */
  nextLabel: number;
  /** The controls of the last observation. */
  seen: Control[];
  /** Frames of other origins on the page, and the frame each of their labels lives in. */
  foreign: Map<string, Frame>;
  /** The label of the element that holds each of these frames, in the frame around it. */
  holders: Map<Frame, string>;
  /** Happenings that the page's own script cannot see: navigations, downloads, other tabs. */
  happenings: number;
  /** Whether an act is on its way. */
  acting: boolean;
  /** What was typed last, while its field has not been left. */
  typed?: { label: string; text: string; secret: boolean } | undefined;
  /** What they said, since the last observation. */
  messages: string[];
  /** Where a file is looked for that is called by a relative name. */
  files?: string | undefined;
  /** Downloads to be waited for before the application counts as quiet, with the names of their files. */
  readonly unfinished: Map<Promise<void>, string>;
};

type Method = { [K in keyof PageKit]: PageKit[K] extends (...args: never[]) => unknown ? K : never }[keyof PageKit];
type Answer<K extends Method> = Awaited<ReturnType<PageKit[K]>>;

export async function createSession(
  browser: Browser,
  context: BrowserContext,
  guard: Guard,
  quietMs: number,
  byPerson = false,
): Promise<Session> {
  const lost = () => guard.crash('The browser went away');
  browser.on('disconnected', lost);
  context.once('close', () => browser.off('disconnected', lost));
  const modals = trackModals(context, byPerson);
  const tabs = await openTabs(browser, context, guard);
  return {
    tabs,
    get page() {
      return tabs.current.page;
    },
    get devtools() {
      return tabs.current.devtools;
    },
    get requests() {
      return tabs.current.requests;
    },
    guard,
    modals,
    quietMs,
    nextLabel: 1,
    seen: [],
    foreign: new Map(),
    holders: new Map(),
    happenings: 0,
    acting: false,
    messages: [],
    unfinished: new Map(),
  };
}

/** A page that puts another document in its place over and over may do so for that long. */
const replacingMs = 5000;

/** Calls a function of the page kit in a frame; a navigation in between is waited out. Undefined: the frame is gone. */
export async function callKit<K extends Method>(
  session: Session,
  frame: Frame,
  method: K,
  args: Parameters<PageKit[K]>,
  limitMs?: number,
): Promise<Answer<K> | undefined> {
  const call = `(async () => {
    const kit = ${pageKey};
    return kit ? { answer: await kit.${method}(...${JSON.stringify(args)}) } : undefined;
  })()`;
  let replacedSince: number | undefined;
  for (;;) {
    try {
      const found = (await session.guard.run(`${method} in the page`, frame.evaluate(call), limitMs)) as
        | { answer: Answer<K> }
        | undefined;
      if (found) return found.answer;
      await session.guard.run('Preparing the page', frame.evaluate(pageScript));
    } catch (error) {
      if (frame.isDetached()) return undefined;
      const navigated =
        error instanceof Error && /context was destroyed|Cannot find context|navigat/i.test(error.message);
      if (!navigated) throw error;
      replacedSince ??= performance.now();
      const left = replacedSince + replacingMs - performance.now();
      if (left <= 0) throw unsettled(frame.url(), replacingMs, [replacedOverAndOver]);
      const loaded = frame.waitForLoadState('domcontentloaded', { timeout: left + 1000 });
      loaded.catch(() => {});
      await session.guard.run('The navigation', Promise.race([loaded, sleep(left, undefined, { ref: false })]));
    }
  }
}

/** The frame in which this label was given. */
export function frameOf(session: Session, label: string): Frame {
  return session.foreign.get(label) ?? session.page.mainFrame();
}
