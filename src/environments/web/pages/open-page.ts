import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LamwrightError } from '../../../records/error.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { orEnded } from '../../ended.ts';
import type { Environment, Target } from '../../environment.ts';
import { createGuard } from '../../guard.ts';
import { actLimitMs, actOnPage } from '../acting/act.ts';
import { type Naming, pageScript } from '../in-page/bundle.ts';
import { observePage } from '../seeing/observe.ts';
import { takeScreenshot } from '../seeing/screenshot.ts';
import { createSession, type Session } from '../session.ts';
import { race, settle } from '../settle.ts';
import { noteRequests, type SentRequest } from '../stored/requests-sent.ts';
import { watchStored } from '../stored/stored.ts';
import { replacedOverAndOver, unsettled } from '../unsettled.ts';
import { keepDownloads } from './downloads.ts';
import { forbidChanges } from './forbid-changes.ts';
import { stayWithin } from './stay-within.ts';

export type PageOptions = {
  /** The application counts as started when an element that matches this is on the page. */
  readySelector?: string;
  /** Milliseconds without any change that count as quiet. Default 60. */
  quietMs?: number;
  /** CSS pixels. Default 1280 by 900. */
  viewport?: { width: number; height: number };
  /** Milliseconds that the application may take to come to rest when it is opened. Default 15,000. */
  openLimitMs?: number;
  /** Whether nothing may be changed: requests other than for reading are not sent, and what is sent over an open socket is not, either. */
  readOnly?: boolean;
  /** Whether links to other origins do nothing. */
  staysWithin?: boolean;
} & Partial<Naming>;

const observeCapMs = 5000;

export type OpenedPage = { environment: Environment; page: Page; session: Session };

/**
 * Opens an address in a fresh context of the browser; `watch` prepares one in which a person works.
 * Throws LamwrightError APP_START, PAGE_UNSETTLED or TIMEOUT.
 */
export async function openPage(
  browser: Browser,
  target: Target,
  options: PageOptions,
  watch?: (context: BrowserContext) => Promise<void>,
): Promise<OpenedPage> {
  const viewport = options.viewport ?? { width: 1280, height: 900 };
  const openLimitMs = options.openLimitMs ?? 15_000;
  let session: Session | undefined;
  const guard = createGuard(async () => {
    // A browser that goes away says so soon; a tab that closes leaves the others.
    await sleep(50);
    return browser.isConnected() && session?.tabs.open.some(({ page }) => !page.isClosed()) === true;
  });
  const context = await guard.run(
    'Opening a window',
    browser.newContext({
      viewport,
      reducedMotion: 'reduce',
      locale: 'en-US',
      ...(options.readOnly ? { serviceWorkers: 'block' as const } : {}),
    }),
  );
  let removeDownloads: (() => Promise<void>) | undefined;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await closeContext(context, session);
    await removeDownloads?.();
  };
  let opened: Session;
  let sent: () => SentRequest[];
  try {
    await guard.run('Preparing the window', context.addInitScript(pageScript));
    if (options.readOnly) {
      const forbid = forbidChanges(context, (message) => session?.messages.push(message));
      await guard.run('Preparing to read alone', forbid);
    }
    if (options.staysWithin) await guard.run('Preparing to stay', stayWithin(context));
    if (watch) await guard.run('Preparing to watch', watch(context));
    opened = await createSession(browser, context, guard, options.quietMs ?? 60, watch !== undefined);
    session = opened;
    session.files = target.files;
    noteHappenings(session, context);
    sent = noteRequests(context, new URL(target.url).origin).sent;
    removeDownloads = keepDownloads(session, target.downloads);
    await load(session, target.url, options.readySelector, openLimitMs);
  } catch (error) {
    await close();
    throw error;
  }
  const naming = { containerAttributes: options.containerAttributes ?? [], names: options.names ?? [] };
  const environment: Environment = {
    kind: 'web',
    observe: () => observeAtRest(opened, naming),
    act(action) {
      const act = guard.run(`The action ${action.function || '(none)'}`, actOnPage(opened, action), actLimitMs);
      return orEnded(action, act, async () => browser.isConnected() && !closed && opened.tabs.open.length === 0);
    },
    screenshot: (mark) => takeScreenshot(opened, mark),
    stored: watchStored(opened, sent),
    close,
  };
  return { environment, page: opened.page, session: opened };
}

/** Waits until the application is at rest and observes it; what closes or becomes another page meanwhile is looked at anew. */
async function observeAtRest(session: Session, naming: Naming): Promise<Observation> {
  const end = performance.now() + observeCapMs;
  for (;;) {
    if (!session.modals.open) {
      const settled = await settle(session, { fresh: false, capMs: observeCapMs });
      if (!settled.quiet) throw unsettled(session.page.url(), observeCapMs, settled.moving);
    }
    const navigations = session.requests.navigations();
    const seen = await session.guard.run('The observation', observePage(session, naming));
    if (seen && (session.requests.navigations() === navigations || session.modals.open)) return seen;
    if (performance.now() > end) throw unsettled(session.page.url(), observeCapMs, [replacedOverAndOver]);
  }
}

async function load(session: Session, url: string, readySelector: string | undefined, limitMs: number): Promise<void> {
  const { page, guard } = session;
  const answer = page.goto(url, { waitUntil: 'domcontentloaded', timeout: limitMs });
  try {
    await guard.run('Opening the page', race(session, answer), limitMs + 1000);
  } catch (cause) {
    if (cause instanceof LamwrightError) throw cause;
    throw new LamwrightError('APP_START', `${url} did not answer: ${(cause as Error).message.split('\n')[0]}.`, {
      remedy: 'Check that the application runs and that the address is right.',
      cause,
    });
  }
  if (readySelector && !session.modals.open) {
    const ready = page.locator(readySelector).first().waitFor({ state: 'attached', timeout: limitMs });
    await guard.run('The application', race(session, ready), limitMs + 1000).catch((cause: unknown) => {
      if (cause instanceof LamwrightError) throw cause;
      throw unsettled(url, limitMs, [`nothing matches ${readySelector}`]);
    });
  }
  const settled = await settle(session, { fresh: true, capMs: limitMs });
  if (!settled.quiet) throw unsettled(url, limitMs, settled.moving);
}

/** Notes what the page's own script cannot see. */
function noteHappenings(session: Session, context: BrowserContext): void {
  context.on('framenavigated', (frame) => {
    const { open, current } = session.tabs;
    const tab = open.find(({ page }) => page.mainFrame() === frame);
    if (tab === current) session.happenings++;
    // A window that is there already may be called by its name.
    else if (tab?.opener === current && session.acting) session.tabs.show(tab);
  });
}

/** What does not close in time is left to the end of the browser. */
async function closeContext(context: BrowserContext, session: Session | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 5000);
  });
  await Promise.race([Promise.all([context.close().catch(() => {}), session?.tabs.close()]), limit]);
  clearTimeout(timer);
}
