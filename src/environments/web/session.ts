import type { CDPSession, Frame, Page } from 'playwright-core';
import type { Control } from '../../records/control.ts';
import type { Guard } from '../guard.ts';
import { type PageKit, pageKey, pageScript } from './in-page/bundle.ts';
import { type Modals, trackModals } from './modals.ts';
import { type Requests, trackRequests } from './requests.ts';

/** What one episode's page is driven with. */
export type Session = {
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
  /** Happenings that the page's own script cannot see: navigations, downloads, new windows. */
  happenings: number;
  /** What they said, since the last observation. */
  messages: string[];
  /** Where a file is looked for that is called by a relative name. */
  files?: string | undefined;
  /** Downloads to be waited for before the application counts as quiet, with the names of their files. */
  readonly unfinished: Map<Promise<void>, string>;
};

/** Style transitions run this much faster: the agent does not watch them, and need not wait for them. */
const animationSpeed = 20;

type Method = { [K in keyof PageKit]: PageKit[K] extends (...args: never[]) => unknown ? K : never }[keyof PageKit];
type Answer<K extends Method> = Awaited<ReturnType<PageKit[K]>>;

export async function createSession(page: Page, guard: Guard, quietMs: number): Promise<Session> {
  page.on('crash', () => guard.crash('The page crashed'));
  const browser = page.context().browser();
  const lost = () => guard.crash('The browser went away');
  browser?.on('disconnected', lost);
  page.on('close', () => {
    guard.crash('The page was closed');
    browser?.off('disconnected', lost);
  });
  const devtools = await guard.run('Reaching the browser', page.context().newCDPSession(page));
  await guard.run('Preparing the page', devtools.send('Animation.enable'));
  await guard.run('Preparing the page', devtools.send('Animation.setPlaybackRate', { playbackRate: animationSpeed }));
  return {
    page,
    devtools,
    guard,
    requests: trackRequests(page),
    modals: trackModals(page),
    quietMs,
    nextLabel: 1,
    seen: [],
    foreign: new Map(),
    holders: new Map(),
    happenings: 0,
    messages: [],
    unfinished: new Map(),
  };
}

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
  for (let attempt = 0; ; attempt++) {
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
      if (!navigated || attempt >= 5) throw error;
      await session.guard.run('The navigation', frame.waitForLoadState('domcontentloaded'));
    }
  }
}

/** The frame in which this label was given. */
export function frameOf(session: Session, label: string): Frame {
  return session.foreign.get(label) ?? session.page.mainFrame();
}
