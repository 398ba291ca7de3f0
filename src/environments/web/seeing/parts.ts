import { LamwrightError } from '../../../records/error.ts';
import { browserRemedy, findBrowser } from '../../browser-finder.ts';
import { launchBrowser } from '../pages/launch.ts';

/** Something Lamwright needs on this machine, as `lamwright doctor` lists it. */
export type Part = { part: string; found: boolean; detail: string; remedy: string };

/** The parts of the web environment: the browser, and whether it starts. */
export async function webParts(): Promise<Part[]> {
  const path = findBrowser();
  const browser = { part: 'browser', found: path !== undefined, detail: path ?? 'none found', remedy: browserRemedy() };
  if (!path) return [browser];
  const started = performance.now();
  try {
    const running = await launchBrowser(true);
    const detail = `version ${running.version()}, started in ${Math.round(performance.now() - started)} ms`;
    await running.close();
    return [browser, { part: 'browser start', found: true, detail, remedy: '' }];
  } catch (error) {
    const { message, remedy } =
      error instanceof LamwrightError ? error : { message: String(error), remedy: browserRemedy() };
    return [browser, { part: 'browser start', found: false, detail: message, remedy }];
  }
}
