/**
 * Tokens a second of a GGUF file in llama.cpp, as the agent calls it: the prompt in one go, then token by token with 20
 * candidates, then a prompt of which only the last 100 tokens are new.
 *
 *     node bench/decode-speed.ts model.gguf [threads]
 */
import { loadLlama } from '../src/models/llama-runtime.ts';
import { createRng } from '../src/records/rng.ts';

const [file, threads] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node bench/decode-speed.ts model.gguf [threads]');
  process.exit(2);
}
const runtime = await loadLlama(file, { threads: threads ? Number(threads) : undefined, contextSize: 1024 });
const session = await runtime.session();
const rng = createRng(1);
const random = (count: number) => Array.from({ length: count }, () => rng.int(0, runtime.vocabulary - 1));
const candidates = random(20);

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
async function timed(repeats: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}
const line = (what: string, tokens: number, ms: number) =>
  console.log(
    `${what.padEnd(24)} ${ms.toFixed(2).padStart(9)} ms ${((tokens / ms) * 1000).toFixed(0).padStart(7)} tokens/s`,
  );

line('prompt, 512 new tokens', 512, await timed(5, () => session.logits(random(512), candidates)));
let tokens = random(512);
await session.logits(tokens, candidates);
line(
  '100 new tokens',
  100,
  await timed(9, () => session.logits([...tokens.slice(0, 412), ...random(100)], candidates)),
);
await session.logits(tokens, candidates);
const next = async () => {
  tokens = [...tokens, ...random(1)];
  await session.logits(tokens, candidates);
};
line('1 new token', 1, await timed(65, next));
line(
  '1 new token, best of all',
  1,
  await timed(17, async () => {
    tokens = [...tokens, ...random(1)];
    await session.top(tokens, 5);
  }),
);
await runtime.close();
