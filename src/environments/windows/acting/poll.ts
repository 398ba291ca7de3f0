import { setTimeout as sleep } from 'node:timers/promises';

const stepMs = 30;

/** Asks again and again until the answer is yes; the last answer when `limitMs` have passed. */
export async function poll(ask: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (;;) {
    if (await ask()) return true;
    if (performance.now() > end) return false;
    await sleep(stepMs);
  }
}
