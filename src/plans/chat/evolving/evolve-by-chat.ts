import type { App } from '../../../app-pack/app.ts';
import type { Chat } from '../../../chat/chat.ts';
import { recordId } from '../../../records/record-id.ts';
import type { PlanPair } from '../../../records/tasks/task.ts';
import { dedupe } from '../../clean/dedupe.ts';
import { unify } from '../../clean/unify.ts';
import type { Evolver } from '../../evolve/evolve.ts';
import { inLanes } from '../../in-lanes.ts';
import { pairSchema, written } from '../pair-schema.ts';
import type { Questions } from '../questions.ts';
import { evolvePrompt } from './evolve-prompt.ts';
import { faultOf } from './evolved-fault.ts';

const answerTokens = 400;

/** From the second time that a pair is asked for, the answer must be another one. */
const againTemperature = 0.7;

/**
 * The evolver of the paper (section 3.1.3): a chat model makes a harder task of a pair and writes its plan. `count` is how many it
 * is asked for; each pair is asked for once before any is asked for again. What breaks a rule of the paper is rejected.
 */
export function evolveByChat(options: {
  chat: Pick<Chat, 'ask' | 'model'>;
  questions: Questions;
  workers?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}): Evolver {
  const { chat, questions, workers = 1, signal, onProgress } = options;
  const rule = `chat ${chat.model('evolve')}`;
  return async (pairs, { app, seed, count }) => {
    const asked = drawn(pairs, count, seed);
    const made = await inLanes(asked, { workers, signal, onProgress }, async ({ pair, related, round }) => {
      const again = round === 0 ? {} : { temperature: againTemperature, seed: seed + round };
      const messages = evolvePrompt(app.title, pair, related);
      const answer = await questions.ask(() =>
        chat.ask('evolve', { messages, schema: pairSchema, maxTokens: answerTokens, signal, ...again }),
      );
      if (answer === null) return null;
      const evolved = unify(written(answer));
      const why = faultOf(evolved, { pair, related, app });
      if (why !== null) return void questions.reject(why);
      const from = usesOf(evolved, related) ? [pair, related!] : [pair];
      return toPair(evolved, { app, from, rule });
    });
    const fresh = made.flatMap((pair) => pair ?? []);
    const single = dedupe([...pairs, ...fresh]).slice(pairs.length);
    for (let i = single.length; i < fresh.length; i++) questions.reject('repeated');
    return single;
  };
}

type Draw = { pair: PlanPair; related: PlanPair | null; round: number };

/**
 * Pairs in an order by chance, round by round, each with another one of its page. The order goes by the pairs alone, so that one more
 * or less changes no other question, and none is paid for twice.
 */
function drawn(pairs: readonly PlanPair[], count: number, seed: number): Draw[] {
  const byPage = Map.groupBy(pairs, ({ source }) => source.from[0] ?? '');
  const draws: Draw[] = [];
  for (let round = 0; draws.length < count && pairs.length > 0; round++) {
    for (const pair of inOrder(pairs, `${seed} ${round}`)) {
      const others = (byPage.get(pair.source.from[0] ?? '') ?? []).filter(
        ({ id, plan }) => id !== pair.id && plan.join('\n') !== pair.plan.join('\n'),
      );
      draws.push({ pair, related: inOrder(others, `${seed} ${round} ${pair.id}`)[0] ?? null, round });
    }
  }
  return draws.slice(0, count);
}

function inOrder(pairs: readonly PlanPair[], salt: string): PlanPair[] {
  const places = new Map(pairs.map(({ id }) => [id, recordId('draw', { salt, id })]));
  return [...pairs].sort((a, b) => (places.get(a.id)! < places.get(b.id)! ? -1 : 1));
}

/** True when a step of the other pair, and not of this one alone, stands in the plan. */
function usesOf({ plan }: { plan: readonly string[] }, related: PlanPair | null): boolean {
  return related?.plan.some((step) => plan.includes(step)) ?? false;
}

function toPair(
  { task, plan }: { task: string; plan: string[] },
  { app, from, rule }: { app: Pick<App, 'name'>; from: readonly PlanPair[]; rule: string },
): PlanPair {
  const source = { kind: 'evolved' as const, from: from.map(({ id }) => id), rule };
  return { id: recordId('plan', { app: app.name, task, plan }), app: app.name, task, plan, source };
}
