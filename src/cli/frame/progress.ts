import { duration } from '../telling/duration.ts';

export type Progress = {
  /** `done` of the total so far; `total` corrects the total, `failed` and `note` are shown beside it. */
  update(done: number, more?: { total?: number; failed?: number; note?: string }): void;
  /** Writes the last line. Calling it again does nothing. */
  end(): void;
};

type Screen = { write(text: string): unknown; isTTY?: boolean; columns?: number };

/** The rate is taken over this long, so that it follows what happens now. */
const windowMs = 30_000;

/** A wait that was as short as this is not told afterwards, where lines stay. */
const shortMs = 1000;

/** What, how far, rate, time left: a line that is drawn anew on a terminal, a line every 5 s elsewhere. With a total of 0 only what, and how long so far. */
export function createProgress(stage: string, total: number, screen: Screen = process.stderr): Progress {
  const started = Date.now();
  let state = { done: 0, total, failed: 0, note: '' };
  let samples: { at: number; done: number }[] = [];
  let shown = '';
  let ended = false;

  const line = () => {
    const { done, total, failed, note } = state;
    const rate = rateOf(samples);
    const parts = [
      ...(total > 0
        ? [`${stage}  ${number(done)}/${number(total)}`, `${Math.floor((100 * done) / total)} %`]
        : [stage]),
      rate > 0 ? perTime(rate) : '',
      rate > 0 && done < total
        ? `${duration(((total - done) * 1000) / rate)} left`
        : `${duration(Date.now() - started)} so far`,
      failed > 0 ? `${number(failed)} failed` : '',
      note,
    ];
    return parts.filter(Boolean).join('  ');
  };
  const draw = () => {
    if (screen.isTTY) screen.write(`\r\x1b[2K${line().slice(0, (screen.columns ?? 80) - 1)}`);
    else if (line() !== shown) screen.write(`${line()}\n`);
    shown = line();
  };
  const timer = setInterval(draw, screen.isTTY ? 250 : 5000);
  timer.unref();
  if (screen.isTTY) draw();

  return {
    update: (done, more = {}) => {
      state = { ...state, ...more, done };
      const now = Date.now();
      samples.push({ at: now, done });
      if (samples.length > 1000 || samples[0]!.at < now - windowMs) samples = thin(samples, now);
    },
    end: () => {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      const { done, failed, note } = state;
      if (state.total === 0 && Date.now() - started < shortMs) return void (screen.isTTY && screen.write('\r\x1b[2K'));
      const parts = [
        `${stage}  ${state.total > 0 ? `${number(done)}/${number(state.total)} ` : ''}in ${duration(Date.now() - started)}`,
        failed > 0 ? `${number(failed)} failed` : '',
        note,
      ];
      screen.write(`${screen.isTTY ? '\r\x1b[2K' : ''}${parts.filter(Boolean).join('  ')}\n`);
    },
  };
}

/** Keeps the samples of the window, two at least, and every second one where there are very many. */
function thin(samples: { at: number; done: number }[], now: number) {
  const recent = samples.filter(({ at }, i) => at >= now - windowMs || i >= samples.length - 2);
  return recent.length > 1000 ? recent.filter((_, i) => i % 2 === 0 || i === recent.length - 1) : recent;
}

/** Things a second, from the first sample of the window until now; 0 as long as it is not known. */
function rateOf(samples: { at: number; done: number }[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.done <= first.done) return 0;
  return ((last.done - first.done) * 1000) / Math.max(1, Date.now() - first.at);
}

const number = (value: number) => Math.round(value).toLocaleString('en');

function perTime(rate: number): string {
  if (rate >= 100) return `${number(rate)}/s`;
  return rate >= 1 ? `${rate.toFixed(1)}/s` : `${(rate * 60).toFixed(1)}/min`;
}
