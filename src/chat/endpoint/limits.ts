import pLimit from 'p-limit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { untilAborted, wait } from '../waiting/wait.ts';

export type LimitsOptions = {
  concurrency: number;
  requestsPerMinute?: number;
  tokensPerMinute?: number;
  /** A minute, in seconds; shorter in tests. */
  windowSeconds?: number;
  log?: (line: string) => void;
};

/** What one model may be asked at once and a minute, over all roles and workers. */
export type Limits = {
  /** Runs in turn, so many at once. */
  inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Waits until a request of about so many tokens may be sent. */
  admit(tokens: number, signal?: AbortSignal): Promise<void>;
  /** Lets nothing be sent for so long: the server said so. */
  pause(ms: number): void;
};

export function createLimits(options: LimitsOptions): Limits {
  const { concurrency, requestsPerMinute, tokensPerMinute, windowSeconds = 60, log = () => {} } = options;
  const limit = pLimit(concurrency);
  const perMinute = (points?: number) => points && new RateLimiterMemory({ points, duration: windowSeconds });
  const [requests, tokens] = [perMinute(requestsPerMinute), perMinute(tokensPerMinute)];
  let quietUntil = 0;

  const take = async (limiter: RateLimiterMemory, points: number, signal?: AbortSignal) => {
    for (;;) {
      try {
        await limiter.consume('model', points);
        return;
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full;
        if (full.msBeforeNext > 1000) log(`Waiting ${Math.ceil(full.msBeforeNext / 1000)} s for the rate limit`);
        await wait(full.msBeforeNext, signal);
      }
    }
  };

  return {
    inTurn: (work, signal) => {
      const turn = limit(async () => {
        signal?.throwIfAborted();
        return work();
      });
      return untilAborted(turn, signal);
    },
    async admit(wanted, signal) {
      if (requests) await take(requests, 1, signal);
      // A single question that is larger than the limit is sent all the same, alone in its minute.
      if (tokens) await take(tokens, Math.min(wanted, tokensPerMinute!), signal);
      while (quietUntil > Date.now()) await wait(quietUntil - Date.now(), signal);
    },
    pause(ms) {
      quietUntil = Math.max(quietUntil, Date.now() + ms);
    },
  };
}
