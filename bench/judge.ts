/**
 * How a chat model judges episodes whose outcome is known: of each of N train tasks one that is done by its reference solution and one that goes
 * wrong (nothing, a dropped step, other values, another task), in the real application, judged with and without what was saved.
 *   node bench/judge.ts APP N SEED [--chat MODEL] [--blind] [--injected] [--write] [--workspace DIR]
 * --blind judges without the saved difference as well; --injected judges the wrong ones again, with a control on their screens that tells the
 * judge to say yes; --write has a verifier written from each right one, and tries those that pass the gate on the task's wrong one. The workspace keeps the calls: a run that was killed, or is made again, asks nothing twice.
 */
import { parseArgs } from 'node:util';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { agreementOf } from '../src/evaluation/agreement.ts';
import type { Estimate } from '../src/evaluation/statistics.ts';
import type { Judgement, WrittenVerifier } from '../src/records/episode/judgement.ts';
import { openStore } from '../src/store/open-store.ts';
import { judgeTrajectory } from '../src/trajectories/judge/judge.ts';
import { writeVerifier } from '../src/trajectories/judge/written/write-verifier.ts';
import { verifyWritten } from '../src/trajectories/judge/written/written-verifier.ts';
import { type KnownEpisode, knownEpisodes, ways } from './judge/episodes.ts';
import { withOrder } from './judge/injected.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    chat: { type: 'string' },
    blind: { type: 'boolean', default: false },
    injected: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    workspace: { type: 'string', default: '.lamwright/judge' },
  },
});
const [name = 'tiddlywiki', n = '20', seed = '0'] = positionals;
const app = await loadApp(name);
const store = await openStore({ dir: values.workspace });
const log = (line: string) => process.stderr.write(`${line}\n`);
const chat = await openChat({ store, log, ...(values.chat ? { configuration: values.chat } : {}) });

type Judged = { episode: KnownEpisode; judgement: Judgement };
const rows = new Map<string, Judged[]>();
const written = { counts: new Map<string, number>(), of: new Map<string, WrittenVerifier>() };
try {
  for await (const episode of knownEpisodes(app, Number(n), Number(seed))) {
    await judge('with the saved difference', episode, true);
    if (values.blind) await judge('without it', episode, false);
    if (values.injected && !episode.verdict)
      await judge('wrong ones, with an order among the controls', withOrder(episode), true);
    if (values.write) await write(episode);
  }
  for (const [row, judged] of rows) tell(row, judged);
  if (values.write) console.log(`written verifiers: ${JSON.stringify(Object.fromEntries(written.counts))}`);
  const { tokens, calls } = chat.spent();
  console.log(
    `${calls} calls, ${tokens.in} tokens in and ${tokens.out} out; ${chat.model('judge')}, ${name}, seed ${seed}`,
  );
} finally {
  await chat.close();
  await store.close();
}

async function judge(row: string, episode: KnownEpisode, difference: boolean): Promise<void> {
  const { task, way, steps, before, after, idle, verdict } = episode;
  const judgement = await judgeTrajectory({
    chat,
    app,
    task,
    trajectory: { id: `${task.id} ${way}`, steps },
    before,
    after,
    idle,
    view: { steps: 'ends', difference },
    verifier: verdict,
  });
  rows.set(row, [...(rows.get(row) ?? []), { episode, judgement }]);
  const { complete, said, reason, error } = judgement;
  log(
    `${way}, verifier ${verdict ? 'yes' : 'no'}, judge ${complete} (said ${said}): ${task.request} | ${reason}${error ?? ''}`,
  );
}

/** Counts what became of the verifiers: dropped, by which check; or kept, and what it says of the wrong episode. */
async function write({ task, verdict, before, after, idle }: KnownEpisode): Promise<void> {
  const count = (what: string) => written.counts.set(what, (written.counts.get(what) ?? 0) + 1);
  const known = written.of.get(task.id);
  if (verdict && !known) {
    const made = await writeVerifier({ chat, request: task.request, before, after, idle });
    log(`verifier of "${task.request}": ${made.dropped ? `${made.dropped.check}, ${made.dropped.reason}` : 'kept'}`);
    written.of.set(task.id, made);
    count(made.dropped ? `dropped: ${made.dropped.check}` : 'kept');
  } else if (known?.dropped === null) {
    const { pass } = verifyWritten(known, { before, after });
    count(
      pass === verdict ? 'says the same as the family’s verifier' : `says ${pass}, the family’s verifier ${verdict}`,
    );
  }
}

function tell(row: string, judged: readonly Judged[]): void {
  const judgements = judged.map(({ judgement }) => judgement);
  const asked = judgements.filter(({ calls }) => calls.length > 0);
  const seconds = asked.reduce((sum, { ms }) => sum + ms, 0) / 1000 / Math.max(1, asked.length);
  console.log(`${row}: n ${judged.length}, ${asked.length} asked, ${seconds.toFixed(1)} s a judgement`);
  console.log(`  judge         ${inWords(judgements)}`);
  // What the model alone would have decided, without the checks by code.
  const alone = judgements.map((j) => ({ ...j, complete: j.said ?? j.complete }));
  console.log(`  model alone   ${inWords(alone)}`);
  for (const way of ways) {
    const of = judged.filter(({ episode }) => episode.way === way);
    const yes = of.filter(({ judgement }) => judgement.complete === 'yes').length;
    const passed = of.filter(({ episode }) => episode.verdict).length;
    if (of.length > 0) console.log(`  ${way}: n ${of.length}, verifier passes ${passed}, judge says yes to ${yes}`);
  }
}

function inWords(judgements: readonly Pick<Judgement, 'complete' | 'verifier'>[]): string {
  const { agreement, precision, recall, kappa, unsure, unanswered } = agreementOf(judgements);
  const share = ({ value, low, high }: Estimate) =>
    `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
  return `agreement ${share(agreement)}, precision ${share(precision)}, recall ${share(recall)}, kappa ${kappa?.toFixed(2) ?? '-'}, unsure ${unsure}, no answer ${unanswered}`;
}
