/**
 * Speed of the local training engine, and of PyTorch on the same shapes where `python3` has it. Prints one JSON line.
 * Usage: node bench/training-speed.ts [--steps N] [--only tiny,tiny-few,lora,lora-again] [--threads 2] [--python PATH]
 * `cpuRatio` compares tokens per second of processor time, for machines that others load meanwhile.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng } from '../src/records/rng.ts';
import { createEngine } from '../src/training/engine/create-engine.ts';
import type { DecoderShape, Sequence, Trainable } from '../src/training/engine/engine.ts';
import { initialWeights } from '../src/training/engine/weights/initial-weights.ts';

type Case = {
  name: string;
  shape: DecoderShape;
  trainable: Trainable;
  sequences: number;
  length: number;
  /** Targets per sequence, at its end. */
  targets: number;
  /** The same sequences in every step, so that frozen blocks are computed once. */
  again?: boolean;
};

const common = { ropeBase: 100000, normEps: 1e-5, context: 1024 };
const tiny: DecoderShape = { layers: 4, width: 256, heads: 4, kvHeads: 4, hidden: 1024, vocabulary: 4096, ...common };
const small: DecoderShape = {
  layers: 30,
  width: 576,
  heads: 9,
  kvHeads: 3,
  hidden: 1536,
  vocabulary: 49152,
  ...common,
};
const upperHalf: Trainable = { kind: 'lora', rank: 16, alpha: 32, fromLayer: 15, frozen: 'bytes' };
const cases: Case[] = [
  { name: 'tiny', shape: tiny, trainable: { kind: 'full' }, sequences: 8, length: 384, targets: 383 },
  { name: 'tiny-few', shape: tiny, trainable: { kind: 'full' }, sequences: 8, length: 384, targets: 40 },
  { name: 'lora', shape: small, trainable: upperHalf, sequences: 1, length: 512, targets: 48 },
  { name: 'lora-again', shape: small, trainable: upperHalf, sequences: 1, length: 512, targets: 48, again: true },
];

const { values: flags } = parseArgs({
  options: {
    steps: { type: 'string', default: '8' },
    only: { type: 'string' },
    threads: { type: 'string', default: '2' },
    python: { type: 'string', default: 'python3' },
  },
});
const threads = Number(flags.threads);
/** Of the random tokens; a figure is the median of `steps` updates after the first. */
const seed = 7;
const wanted = flags.only?.split(',');
const results = [];
for (const one of cases.filter((c) => !wanted || wanted.includes(c.name))) {
  const ours = await measure(one, Number(flags.steps));
  const torch = measureTorch(one, Number(flags.steps));
  const peer = torch && {
    torchTokensPerS: torch.tokensPerS,
    ratio: round(ours.tokensPerS / torch.tokensPerS, 2),
    cpuRatio: round(torch.cpuS / ours.cpuS, 2),
  };
  results.push({ name: one.name, ...ours, ...peer });
}
console.log(
  JSON.stringify({
    bench: 'training-speed',
    processor: cpus()[0]?.model,
    threads,
    steps: Number(flags.steps),
    seed,
    results,
  }),
);

async function measure(one: Case, steps: number) {
  const rng = createRng(seed);
  const engine = await createEngine({
    shape: one.shape,
    weights: initialWeights(one.shape, 1),
    trainable: one.trainable,
    seed: 1,
    threads,
  });
  const draw = (): Sequence => ({
    tokens: Array.from({ length: one.length }, () => rng.int(0, one.shape.vocabulary - 1)),
    targets: Array.from({ length: one.targets }, (_, i) => one.length - 1 - one.targets + i),
  });
  const times: number[] = [];
  const cpuTimes: number[] = [];
  const same = Array.from({ length: one.sequences }, draw);
  for (let step = 0; step < steps + 1; step++) {
    const batch = one.again ? same : Array.from({ length: one.sequences }, draw);
    const before = process.cpuUsage();
    const start = performance.now();
    await engine.step(batch, { learningRate: 1e-3 });
    times.push((performance.now() - start) / 1000);
    const used = process.cpuUsage(before);
    cpuTimes.push((used.user + used.system) / 1e6);
  }
  await engine.close();
  const seconds = median(times.slice(1));
  const rss = Math.round(process.memoryUsage().rss / 2 ** 20);
  const tokensPerS = Math.round((one.sequences * one.length) / seconds);
  return { tokensPerS, stepS: round(seconds, 3), cpuS: round(median(cpuTimes.slice(1)), 3), rssMiB: rss };
}

/** Speed of the PyTorch twin; undefined where PyTorch is not installed. */
function measureTorch(one: Case, steps: number) {
  const program = fileURLToPath(new URL('./peers/training_speed.py', import.meta.url));
  const input = JSON.stringify({ ...one, steps, threads });
  const done = spawnSync(flags.python, [program], { input, encoding: 'utf8', timeout: 600_000 });
  return done.status === 0 ? (JSON.parse(done.stdout) as { tokensPerS: number; cpuS: number }) : undefined;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
