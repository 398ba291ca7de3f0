import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { LamwrightError } from '../../../records/error.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Target } from '../../environment.ts';
import { isGone } from '../../guard.ts';
import type { PersonAct, Recording, RecordingEnd, RecordOptions } from '../../recording.ts';
import type { Survey } from '../in-page/bundle.ts';
import { type OpenedPage, openPage, type PageOptions } from '../pages/open-page.ts';
import { followDialogs } from './dialogs.ts';
import { createGestures } from './gestures.ts';
import type { Told } from './in-page/told.ts';
import { witnessScript } from './in-page/witness.ts';
import { restIn } from './rest-in.ts';
import { screenBefore } from './screen-before.ts';

export type PageRecording = Recording & { page: Page };

/** After an act it is looked again when nothing came for so long, in milliseconds. */
const restMs = 120;
/** What begins an act; the rest of one may come when the page that it opened is in front. */
const beginning = new Set<Told['kind']>(['down', 'key', 'wheel', 'hover', 'value']);
/** A page that closes so soon was closing when it was turned from, in milliseconds. */
const closingMs = 1000;

/**
 * Opens an address in a window in which a person works, and follows what is done there. The screen before an act is surveyed in the page
 * itself, as the act begins. Throws what `openPage` throws.
 */
export async function recordPage(
  browser: Browser,
  target: Target,
  options: PageOptions,
  { onActs }: RecordOptions,
): Promise<PageRecording> {
  const gestures = createGestures();
  const binding = `lamwright${randomUUID().replaceAll('-', '')}`;
  const naming = { containerAttributes: options.containerAttributes ?? [], names: options.names ?? [] };
  const script = witnessScript(binding, naming);
  let opened: OpenedPage | undefined;
  let last: Observation | undefined;
  /** The page that the person works in, and those that were it before: one that has just come is in front by itself. */
  let front: Page | undefined;
  const behind = new WeakSet<Page>();
  /** When the person turned from a page to another one, by the page that was left. */
  const left = new Map<Page, PersonAct>();
  /** Frames with closed shadow roots that only the browser knows. */
  const rootsIn = new Set<Frame>();
  let resting: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let fault: unknown;
  let isOver = false;
  let end: (how: RecordingEnd) => void = () => {};
  const ended = new Promise<RecordingEnd>((resolve) => {
    end = resolve;
  });

  const tellAndLook = () => {
    // What closes with the window is closed by nobody.
    if (isOver) return;
    onActs?.(gestures.acts);
    clearTimeout(resting);
    resting = setTimeout(look, restMs);
  };
  const dialogs = (context: BrowserContext) => followDialogs(context, gestures, tellAndLook);
  let followed: ReturnType<typeof dialogs> | undefined;

  const look = (): Promise<void> => {
    looking = looking
      .then(async () => {
        if (!opened) return;
        const before = front;
        last = await opened.environment.observe();
        // Where the person has turned to another page meanwhile, that is not seen yet.
        if (front === before) comeToFront(opened.session.page);
        await restIn(opened.session, rootsIn);
      })
      .catch((error: unknown) => {
        // A page that never rests, or is gone by now, was last seen as it was.
        if (!last || !(isGone(error) || isLost(error))) fault ??= error;
      });
    return looking;
  };

  const comeToFront = (page: Page) => {
    if (front && front !== page) behind.add(front);
    front = page;
  };

  const take = (frame: Frame, told: Told) => {
    if (!opened || !last) return;
    const { session } = opened;
    const page = frame.page();
    if (page !== front && beginning.has(told.kind)) turnTo(page, told.at);
    const survey = 'screen' in told && told.screen ? (JSON.parse(told.screen) as Survey) : undefined;
    const screen = survey ? screenBefore(session, frame, survey, last) : (gestures.acts.at(-1)?.observation ?? last);
    if (survey?.rootsUnknown) rootsIn.add(frame);
    gestures.take(told, screen);
    tellAndLook();
  };

  /** The person went to another page that stands open. */
  const turnTo = (page: Page, at: number) => {
    const { session } = opened!;
    const tab = session.tabs.open.find((one) => one.page === page);
    const isShown =
      tab?.label && last!.controls.some(({ label, states }) => label === tab.label && !states.includes('selected'));
    const from = front;
    const wasLeft = behind.has(page);
    comeToFront(page);
    if (!tab) return;
    session.tabs.show(tab);
    if (!isShown || !wasLeft || !from || from.isClosed()) return;
    left.set(from, gestures.add({ function: 'click_input', args: {}, label: tab.label, observation: last!, at }));
  };

  const watchPage = (context: BrowserContext) => (page: Page) => {
    page.once('close', () => {
      followed!.pageClosed();
      // It was about to close by itself: nobody had to turn from it.
      const turned = left.get(page);
      if (turned && Date.now() - turned.at < closingMs) gestures.drop(turned);
      if (context.pages().length === 0) end('closed');
    });
    page.once('crash', () => {
      if (context.pages().length <= 1) end('crashed');
    });
    followed!.watch(page).catch((error: unknown) => {
      if (!isGone(error) && !page.isClosed()) fault ??= error;
    });
  };

  opened = await openPage(browser, target, options, async (context) => {
    followed = dialogs(context);
    context.on('page', watchPage(context));
    await context.exposeBinding(binding, ({ frame }, told: Told) => take(frame, told));
    await context.addInitScript(script);
  });
  const { session, environment, page } = opened;
  followed!.begin(session);
  // A window that is called by its name comes to the front.
  session.acting = true;
  browser.once('disconnected', () => end('closed'));
  front = page;
  await look();
  if (fault) throw fault;

  return {
    page,
    ended,
    async finish() {
      isOver = true;
      clearTimeout(resting);
      const isOpen = session.tabs.open.length > 0 && !session.guard.crashed;
      if (isOpen) await look();
      else await looking;
      if (fault) throw fault;
      return { acts: [...gestures.acts], after: isOpen ? (last ?? null) : null, secrets: gestures.secrets() };
    },
    async close() {
      clearTimeout(resting);
      await environment.close();
    },
  };
}

const lost = new Set(['ENVIRONMENT_CRASHED', 'PAGE_UNSETTLED', 'TIMEOUT']);
const isLost = (error: unknown): boolean => error instanceof LamwrightError && lost.has(error.code);
