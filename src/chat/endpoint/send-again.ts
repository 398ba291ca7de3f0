import { wait } from '../waiting/wait.ts';
import { type Failure, failed, failureOf, later, type Place } from './failure.ts';

export type SendOptions = {
  place: Place;
  /** How often it is sent again. */
  retries: number;
  timeoutSeconds: number;
  /** Waits until it may be sent; not in the time limit. */
  admit: () => Promise<void>;
  /** Whether this server has ever answered: one that never did is not waited for. */
  isKnown: () => boolean;
  /** Told how long nothing should be sent. */
  pause: (ms: number) => void;
  log: (line: string) => void;
  signal?: AbortSignal;
};

/** A refusal of the request as it was put. */
export class Refused extends Error {
  readonly refusal: Extract<Failure, { kind: 'refused' }>;

  constructor(refusal: Extract<Failure, { kind: 'refused' }>) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** A server that asks for more is not waited for. */
const longestWaitMs = 120_000;

/**
 * Sends until it is answered: again after a failure that may pass, by growing, jittered waits, or as Retry-After says.
 * The time limit is for each try, its whole body included. Rejects with Refused, CHAT_KEY or CHAT_ENDPOINT.
 */
export async function sendAgain<T>(
  send: (signal: AbortSignal) => Promise<T>,
  options: SendOptions,
): Promise<{ value: T; sent: number }> {
  const { place, retries, timeoutSeconds, signal, log } = options;
  for (let sent = 1; ; sent++) {
    await options.admit();
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      return { value: await send(signal ? AbortSignal.any([signal, timeout]) : timeout), sent };
    } catch (error) {
      signal?.throwIfAborted();
      const failure = failureOf(error, place, timeout.aborted ? timeoutSeconds : undefined);
      if (failure.kind === 'refused') throw new Refused(failure);
      if (failure.kind === 'lost') throw failure.error;
      const { detail, isUnreachable, remedy, waitMs = backOff(sent) } = failure;
      if (sent > retries || (isUnreachable && !options.isKnown())) {
        throw failed(place, `could not be asked: ${detail}${sent > 1 ? `, ${sent} times` : ''}`, remedy);
      }
      if (waitMs > longestWaitMs) throw failed(place, `asks to wait ${Math.ceil(waitMs / 1000)} s: ${detail}`, later);
      if (failure.waitMs !== undefined) options.pause(waitMs);
      if (waitMs >= 1000) log(`${place.model}: ${detail}; asking again in ${Math.ceil(waitMs / 1000)} s`);
      await wait(waitMs, signal);
    }
  }
}

/** 0.5 s, doubled each time up to 30 s, less up to a half by chance, so that workers do not come back all at once. */
const backOff = (sent: number) => Math.min(30_000, 500 * 2 ** (sent - 1)) * (1 - Math.random() / 2);
