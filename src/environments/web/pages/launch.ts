import type { Browser } from 'playwright-core';
import { LamwrightError } from '../../../records/error.ts';
import { browserRemedy, requireBrowser } from '../../browser-finder.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser that is found. Throws LamwrightError BROWSER_MISSING or ENVIRONMENT_CRASHED. */
export async function launchBrowser(headless: boolean): Promise<Browser> {
  const executablePath = requireBrowser({ headless });
  const { chromium } = await import('playwright-core');
  const root = process.getuid?.() === 0;
  try {
    return await chromium.launch({
      executablePath,
      headless,
      args: root ? [...flags, '--no-sandbox'] : flags,
      timeout: 30_000,
      // Ctrl-C is the command's to answer: it ends in good order, and the browser with it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw new LamwrightError('ENVIRONMENT_CRASHED', `The browser ${executablePath} did not start.`, {
      remedy: `Start it by hand to see why. ${browserRemedy()}`,
      cause,
    });
  }
}
