import type { Browser } from 'playwright-core';
import type { EnvironmentHost } from '../environment.ts';
import { launchBrowser } from './pages/launch.ts';
import { openPage, type PageOptions } from './pages/open-page.ts';
import { requireDisplay } from './recording/display.ts';
import { recordPage } from './recording/record-page.ts';

export type WebOptions = PageOptions & {
  /** Default true. */
  headless?: boolean;
};

/**
 * Host that drives web applications in a Chromium-family browser. Rejects with LamwrightError BROWSER_MISSING.
 * One browser serves all episodes, each in a fresh context; a browser that died is replaced at the next `open`.
 */
export async function web(options: WebOptions = {}): Promise<EnvironmentHost> {
  const headless = options.headless ?? true;
  let browser: Promise<Browser> | undefined = launchBrowser(headless);
  await browser;
  const alive = async (): Promise<Browser> => {
    const current = await browser?.catch(() => undefined);
    if (current?.isConnected()) return current;
    browser = launchBrowser(headless);
    return browser;
  };
  return {
    kind: 'web',
    open: async (target) => (await openPage(await alive(), target, options)).environment,
    async record(target, { headless: isHidden = false, ...more }) {
      if (!isHidden) requireDisplay();
      const shown = isHidden ? await alive() : await launchBrowser(false);
      const end = async () => (isHidden ? undefined : shown.close());
      try {
        const recording = await recordPage(shown, target, options, more);
        return { ...recording, close: () => recording.close().finally(end) };
      } catch (error) {
        await end();
        throw error;
      }
    },
    async close() {
      const current = await browser?.catch(() => undefined);
      browser = undefined;
      await current?.close();
    },
  };
}
