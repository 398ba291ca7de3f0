import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { type Guard, isGone } from '../../guard.ts';
import { watchNewWindows } from './new-windows.ts';
import { type Requests, trackRequests } from './requests.ts';

/** A page that stands open, in a tab or window of its own. */
export type Tab = {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly requests: Requests;
  readonly opener: Tab | undefined;
  /** Resolves when it closes. */
  readonly closed: Promise<void>;
  /** As observations last showed it; the label is '' while it never stood beside others. */
  label: string;
  title: string;
};

/** The pages that the application has open, and which of them is in front. */
export type Tabs = {
  readonly current: Tab;
  readonly open: readonly Tab[];
  /** Whether windows are on their way to the front. */
  arriving(): boolean;
  /** Waits for the windows that are on their way, `limitMs` at most. */
  arrived(limitMs: number): Promise<void>;
  /** Brings a tab to the front at the next `follow`. */
  show(tab: Tab): void;
  /** Goes to what has opened or was shown since, back from what has closed; whether another tab is in front now. */
  follow(): boolean;
  /** What opened and closed since this was last asked, in words. */
  news(): string[];
  close(): Promise<void>;
};

/** So many pages stand open at once, at most; a page that opens windows without end gets no more. */
const mostTabs = 8;
/** Style transitions run this much faster: the agent does not watch them, and need not wait for them. */
const animationSpeed = 20;

export async function openTabs(browser: Browser, context: BrowserContext, guard: Guard): Promise<Tabs> {
  const open: Tab[] = [];
  /** Tabs that are to come to the front, the last one at the end. */
  let ahead: Tab[] = [];
  /** What is yet to be told. */
  let opened: Tab[] = [];
  let lost: Tab[] = [];

  const drop = (tab: Tab) => {
    const at = open.indexOf(tab);
    if (at < 0) return;
    open.splice(at, 1);
    lost.push(tab);
    if (open.length === 0) guard.crash('The page was closed');
  };

  const add = async (page: Page, opener: Tab | undefined): Promise<Tab> => {
    const devtools = await context.newCDPSession(page);
    const closed = new Promise<void>((resolve) => page.once('close', () => resolve()));
    const tab: Tab = { page, devtools, requests: trackRequests(page), opener, closed, label: '', title: '' };
    page.on('popup', (popup) => arrive(popup, tab).catch(leave(popup)));
    page.once('close', () => drop(tab));
    page.once('crash', () => {
      if (open.length > 1) page.close().catch(leave(page));
      else guard.crash('The page crashed');
    });
    await devtools.send('Animation.enable');
    await devtools.send('Animation.setPlaybackRate', { playbackRate: animationSpeed });
    return tab;
  };

  const arrive = async (popup: Page, opener: Tab) => {
    const tab = await add(popup, opener);
    const { targetInfo } = await tab.devtools.send('Target.getTargetInfo');
    // A window that has no address was opened for a download alone.
    if (popup.url() === '') return popup.close();
    if (!windows.arrive(targetInfo.targetId)) return popup.close();
    open.push(tab);
    ahead.push(tab);
    opened.push(tab);
  };

  /** A window that is gone before it was looked at is none; anything else is the end of the application. */
  const leave = (page: Page) => (error: unknown) => {
    if (!page.isClosed() && !isGone(error)) guard.crash(`A new window could not be used: ${(error as Error).message}`);
  };

  const first = await guard.run(
    'Opening a page',
    context.newPage().then((page) => add(page, undefined)),
  );
  open.push(first);
  const windows = await guard.run('Reaching the browser', watchNewWindows(browser, first.devtools, mostTabs - 1));
  let current = first;

  return {
    get current() {
      return current;
    },
    open,
    arriving: () => windows.awaited() > 0 || ahead.length > 0,
    arrived: (limitMs) => windows.settled(limitMs),
    show: (tab) => {
      ahead.push(tab);
    },
    follow() {
      const before = current;
      const back = (tab: Tab | undefined): Tab | undefined => (tab && !open.includes(tab) ? back(tab.opener) : tab);
      current = ahead.findLast((tab) => open.includes(tab)) ?? back(current) ?? open.at(-1) ?? current;
      ahead = [];
      return current !== before;
    },
    news() {
      const refused = windows.refused();
      const said = [
        ...opened.map((tab) => `A new window opened: ${nameOf(tab)}`),
        ...lost.map((tab) => `A window closed: ${nameOf(tab)}`),
        ...(refused > 0 ? [`More than ${mostTabs} windows were opened; closed at once: ${refused}`] : []),
      ];
      opened = [];
      lost = [];
      return said;
    },
    close: () => windows.close(),
  };
}

/** What a tab is called: its title, else its address. */
export const nameOf = ({ title, page }: Tab): string => title || page.url();
