import type { App } from '../../app-pack/app.ts';
import { type Split, splits } from '../../records/tasks/task.ts';
import type { BaseName } from '../../training/base.ts';
import type { Speed } from '../../training/measure-speed.ts';
import { type Amount, type Amounts, countsFor } from '../amounts.ts';
import type { Profile, TrainingSettings } from '../profiles.ts';
import type { Machine } from './machine.ts';

/** Training may take so much of the minutes; what it leaves goes to the tasks that are collected and tested. */
const trainingShare = 0.45;
/** Below such a share of its tokens or tasks a profile is not cut: it then takes longer, and says so. */
const least = { tokens: 0.35, tasks: 0.15 };
/** With minutes to spare training gets so many times its tokens at most. */
const mostTokens = 4;
/** Documentation, model files, graphs and exports. */
const fixedS = 60;
/** A trajectory's tokens, for the phases that count trajectories; an update of theirs counts its tokens. */
const trajectoryTokens = 450;
/** SmolLM2's weights, gradients and kept activations. */
const memoryOfSmolGiB = 3;

export type Schedule = { profile: Profile /** What was chosen and why, in words. */; lines: string[] };

/**
 * Fits a profile to a machine and to `minutes`: base, kernel and threads by what was measured, then token and task counts by the time that
 * they take. `isGiven` says that a person asked for these minutes: then a machine with time to spare trains more.
 */
export function chooseSchedule(
  wanted: Profile,
  speeds: Partial<Record<BaseName, Speed>>,
  on: { machine: Machine; minutes: number; isGiven: boolean; workers: number; apps: readonly Pick<App, 'families'>[] },
): Schedule {
  const { machine, minutes } = on;
  const lines = [
    `This machine: ${machine.processor}, ${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}, ${machine.memoryGiB.toFixed(0)} GiB, ${machine.byteProducts ? 'with' : 'without'} instructions for products of bytes.`,
  ];
  const trainS = (scale: number) =>
    wanted.runs.reduce((sum, { base }) => {
      const speed = speeds[base]?.tokensPerSecond;
      return speed ? sum + tokensOf(scaleTraining(wanted.training[base], scale)) / speed : sum;
    }, 0);
  const episodesS = (scale: number) =>
    on.apps.reduce((sum, app) => sum + episodesOf(scaleTasks(wanted, scale), app), 0) *
    (wanted.episodeS / Math.max(1, on.workers));

  const budgetS = 60 * minutes - fixedS;
  let tokens = Math.min(
    1,
    largest((scale) => trainS(scale) <= trainingShare * budgetS, least.tokens),
  );
  const tasks = Math.min(
    1,
    largest((scale) => trainS(tokens) + episodesS(scale) <= budgetS, least.tasks),
  );
  if (tasks === 1) {
    const spare = largest((scale) => trainS(scale) + episodesS(1) <= budgetS, tokens);
    tokens = Math.min(on.isGiven ? mostTokens : 1, spare);
  }
  const engines: Profile['engines'] = {};
  for (const [base, { kernel, threads, tokensPerSecond }] of Object.entries(speeds) as [BaseName, Speed][]) {
    engines[base] = { kernel, threads };
    lines.push(
      `${base} trains about ${Math.round(tokensPerSecond)} tokens/s here, with ${kernel} on ${threads} ${threads === 1 ? 'thread' : 'threads'}.`,
    );
  }
  const totalS = fixedS + trainS(tokens) + episodesS(tasks);
  lines.push(
    `Of the ${minutes} minutes ${wanted.name} ${on.isGiven ? 'is given' : 'has'} training gets about ${inMinutes(trainS(tokens))} (${percent(tokens)} of its tokens), the application about ${inMinutes(episodesS(tasks))} (${percent(tasks)} of its tasks).`,
  );
  if (totalS > 60 * minutes * 1.1)
    lines.push(
      `It will take about ${inMinutes(totalS)} all the same: with fewer tokens and tasks it would learn nothing.`,
    );
  const training = Object.fromEntries(
    Object.entries(wanted.training).map(([base, settings]) => [base, scaleTraining(settings, tokens)]),
  ) as Profile['training'];
  return { profile: { ...scaleTasks(wanted, tasks), training, engines }, lines };
}

/** The base that is trained where nobody asked for one: the tiny one where memory is too small for SmolLM2. */
export function basesFor(profile: Profile, { memoryGiB }: Pick<Machine, 'memoryGiB'>): Schedule {
  if (memoryGiB >= memoryOfSmolGiB || profile.runs.every(({ base }) => base === 'tiny')) return { profile, lines: [] };
  const others = profile.runs.filter(({ base }) => base === 'tiny');
  const runs = others.length > 0 ? others : [{ ...profile.runs[0]!, base: 'tiny' as const }];
  const why = `SmolLM2 needs ${memoryOfSmolGiB} GiB to train, here are ${memoryGiB.toFixed(1)}: the tiny base is trained.`;
  return { profile: { ...profile, runs }, lines: [why] };
}

const inMinutes = (seconds: number) => `${(seconds / 60).toFixed(1)} minutes`;
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** The largest scale from `from` up to `mostTokens` that fits, to a hundredth; `from` where none does. */
function largest(fits: (scale: number) => boolean, from: number): number {
  let scale = from;
  while (scale < mostTokens && fits(scale + 0.01)) scale += 0.01;
  return scale;
}

function scaleTraining(settings: TrainingSettings, scale: number): TrainingSettings {
  const scaled = <T extends { tokens: number }>(phase: T): T => ({
    ...phase,
    tokens: Math.round(phase.tokens * scale),
  });
  return { ...settings, LAM1: scaled(settings.LAM1), LAM2: scaled(settings.LAM2), LAM3: scaled(settings.LAM3) };
}

/** All that a run computes on, in tokens of training; what is only read counts a third. */
function tokensOf({ LAM1, LAM2, LAM3, reward, LAM4 }: TrainingSettings): number {
  const rewarded = Math.min(reward.most, 600) * (reward.epochs + 0.5);
  const punished = Math.min(LAM4.most ?? 200, 200) * (LAM4.epochs + 1);
  return LAM1.tokens + LAM2.tokens + LAM3.tokens + (rewarded + punished) * trajectoryTokens;
}

function scaleTasks(profile: Profile, scale: number): Profile {
  const all = (amounts: Amounts): Amounts =>
    Object.fromEntries(Object.entries(amounts).map(([split, amount]) => [split, scaleAmount(amount, scale)]));
  const { evaluate, tasks, explore } = profile;
  const { recall } = evaluate;
  // What is tested is cut before what is learnt from.
  const learnt = Math.min(1, scale / 0.4);
  return {
    ...profile,
    tasks: { ...tasks, ...(tasks.train && { train: scaleAmount(tasks.train, learnt) }) },
    explore: { ...explore, tasks: Math.max(1, Math.round(explore.tasks * learnt)) },
    evaluate: {
      offline: all(evaluate.offline) as typeof evaluate.offline,
      online: all(evaluate.online),
      plain: all(evaluate.plain) as typeof evaluate.plain,
      follower: all(evaluate.follower),
      ...(recall && { recall: all(recall) }),
      earlier: all(evaluate.earlier),
    },
  };
}

const scaleAmount = (amount: Amount, scale: number): Amount =>
  typeof amount === 'number'
    ? Math.max(1, Math.round(amount * scale))
    : { each: amount.each * scale, least: Math.max(1, Math.round(amount.least * scale)) };

/** Episodes in the application: collected, explored, tested. A recorded step that is scored offline counts as a quarter of one. */
function episodesOf({ tasks, explore, evaluate, runs }: Profile, app: Pick<App, 'families'>): number {
  const sum = (amounts: Amounts) => {
    const counts = countsFor(amounts, app);
    return splits.reduce((total, split: Split) => total + (counts[split] ?? 0), 0);
  };
  const train = countsFor({ train: tasks.train }, app).train ?? 0;
  const { offline, online, plain, follower, recall = online, earlier } = evaluate;
  const once = train + 3 * sum(plain) + sum(follower) + sum(recall);
  const each = explore.tasks * explore.tries * 0.75 + sum(online) + 3 * sum(earlier) + sum(offline);
  return once + each * runs.length;
}
