import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LamwrightError } from '../../records/error.ts';
import type { Environment, Target } from '../environment.ts';
import { createGuard } from '../guard.ts';
import { actLimitMs, actOnPage } from './act.ts';
import { keepDownloads } from './downloads.ts';
import { type Naming, pageScript } from './in-page/bundle.ts';
import { observePage } from './observe.ts';
import { takeScreenshot } from './screenshot.ts';
import { createSession, type Session } from './session.ts';
import { race, settle } from './settle.ts';

export type PageOptions = {
  /** The application counts as started when an element that matches this is on the page. */
  readySelector?: string;
  /** Milliseconds without any change that count as quiet. Default 60. */
  quietMs?: number;
  /** CSS pixels. Default 1280 by 900. */
  viewport?: { width: number; height: number };
  /** Milliseconds that the application may take to come to rest when it is opened. Default 15,000. */
  openLimitMs?: number;
} & Partial<Naming>;

const observeCapMs = 5000;

/** Opens an address in a fresh context of the browser. Throws LamwrightError APP_START, PAGE_UNSETTLED or TIMEOUT. */
export async function openPage(
  browser: Browser,
  target: Target,
  options: PageOptions,
): Promise<{ environment: Environment; page: Page }> {
  const viewport = options.viewport ?? { width: 1280, height: 900 };
  const openLimitMs = options.openLimitMs ?? 15_000;
  const guard = createGuard();
  const context = await guard.run(
    'Opening a window',
    browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-US' }),
  );
  let removeDownloads: (() => Promise<void>) | undefined;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await closeContext(context);
    await removeDownloads?.();
  };
  let session: Session;
  try {
    await guard.run('Preparing the window', context.addInitScript(pageScript));
    const page = await guard.run('Opening a page', context.newPage());
    session = await createSession(page, guard, options.quietMs ?? 60);
    session.files = target.files;
    noteHappenings(session);
    removeDownloads = keepDownloads(session, target.downloads);
    await load(session, target.url, options.readySelector, openLimitMs);
  } catch (error) {
    await close();
    throw error;
  }
  const naming = { containerAttributes: options.containerAttributes ?? [], names: options.names ?? [] };
  const environment: Environment = {
    kind: 'web',
    async observe() {
      if (!session.modals.open) {
        const settled = await settle(session, { fresh: false, capMs: observeCapMs });
        if (!settled.quiet) throw unsettled(session.page.url(), observeCapMs, settled.moving);
      }
      return guard.run('The observation', observePage(session, naming));
    },
    act: (action) => guard.run(`The action ${action.function || '(none)'}`, actOnPage(session, action), actLimitMs),
    screenshot: (mark) => takeScreenshot(session, mark),
    close,
  };
  return { environment, page: session.page };
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

function unsettled(url: string, afterMs: number, moving: string[]): LamwrightError {
  const what = [...new Set(moving)].join(', ') || 'the page';
  return new LamwrightError('PAGE_UNSETTLED', `${url} was not quiet after ${afterMs / 1000} s: ${what} still moved.`, {
    remedy: 'Give web() a readySelector or a shorter quietMs, or turn off what moves for ever.',
  });
}

/** Notes what the page's own script cannot see. */
function noteHappenings(session: Session): void {
  const { page } = session;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) session.happenings++;
  });
  page.on('popup', (opened: Page) => {
    session.happenings++;
    session.messages.push(`A new window opened: ${opened.url()}`);
  });
}

async function closeContext(context: BrowserContext): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 5000);
  });
  await Promise.race([context.close().catch(() => {}), limit]);
  clearTimeout(timer);
}
