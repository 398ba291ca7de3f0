import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lamFiles } from '../../agent/known/lam-files.ts';
import { buildLexicon } from '../../agent/known/lexicon.ts';
import { verbOf } from '../../agent/prompt/verbs.ts';
import { LamwrightError } from '../../records/error.ts';
import type { Checkpoint, Phase } from '../../records/models/checkpoint.ts';
import { recordId } from '../../records/record-id.ts';
import { trainWordings } from '../../tasks/splits.ts';
import { type BaseName, prepareBase } from '../../training/base.ts';
import type { EngineKeeper } from '../../training/engine-keeper.ts';
import type { Demonstration } from '../../training/phases/imitation.ts';
import { patternsOf } from '../../training/recall/patterns.ts';
import { refusalBar } from '../../training/recall/refusal-bar.ts';
import { applicationTexts, planVocabulary } from '../../training/texts.ts';
import type { PhaseContext } from '../../training/train.ts';
import { runStage } from '../graph.ts';
import { named, type Workspace } from '../workspace.ts';
import type { TrainingData } from './training-data.ts';

export const checkpointsDir = (workspace: Pick<Workspace, 'dir'>) => join(workspace.dir, 'checkpoints');

/** `kernel` where it is not bytes: what was trained with the one is not gone on with by the other. */
export type Run = { base: BaseName; seed: number; kernel?: 'floats' };

/** What all phases of a run share: pairs and tasks, the base, and the lexicon that is counted over all that the expert tried. */
export async function prepareRun(
  { apps, pairs, tasks, tried, familyOf }: TrainingData,
  run: Run,
  screen: Pick<Workspace, 'onProgress'> = {},
) {
  const plans = [
    ...pairs.map(({ task, plan }) => ({ task, plan })),
    ...tasks.map((t) => ({ task: t.request, plan: t.plan })),
  ];
  const wordings = apps.flatMap(({ families }) => families.filter((f) => !f.heldOut).flatMap(trainWordings));
  const lexicon = await named(screen, 'what requests bring to mind', () => {
    const patterns = patternsOf(tasks, familyOf, { tried });
    return buildLexicon({
      trajectories: tried.map(({ trajectory, task }) => ({
        ...trajectory,
        freeValues: familyOf(task).free.flatMap((name) => task.params[name] ?? []),
      })),
      plans,
      verbOf: (trajectory, step) => verbOf(trajectory.steps[step]!.decision).word,
      literals: [...new Set(apps.flatMap(({ literals }) => literals))],
      wordings,
      patterns,
      bar: refusalBar(patterns),
    });
  });
  const texts = applicationTexts({ plans, quoted: lexicon.quoted, wordings, tried });
  const base = await named(screen, `load ${run.base}`, () => prepareBase(run.base, texts, run.seed, run.kernel));
  return { lexicon, base, planWords: planVocabulary(plans.map((p) => p.plan)) };
}

export type PhaseInput = { parent: Checkpoint | null; settings: unknown; records: readonly string[] };

export type PreparedRun = Awaited<ReturnType<typeof prepareRun>>;

/**
 * Trains one phase unless its checkpoint is there. The checkpoint is named by what goes into it: application, phase, base, seed, parent,
 * settings and the records it is trained on.
 */
export async function trainPhase(
  workspace: Workspace,
  {
    name,
    run,
    phase,
    input,
    work,
    prepared,
    threads = workspace.workers,
    engines,
  }: {
    /** Of the application, or of several. */
    name: string;
    run: Run;
    phase: Phase;
    input: PhaseInput;
    work: (context: PhaseContext) => Promise<Checkpoint>;
    prepared: () => Promise<PreparedRun>;
    /** Of the arithmetic; one for each worker where it is left out. */
    threads?: number;
    /** Keeps the engine from phase to phase. */
    engines?: EngineKeeper;
  },
): Promise<Checkpoint> {
  const { store, signal } = workspace;
  const made = {
    app: name,
    phase,
    ...run,
    parent: input.parent?.id ?? null,
    settings: input.settings,
    records: input.records,
  };
  const id = recordId('checkpoint', made);
  const title = `train ${phase} ${run.base} ${run.seed}`;
  // A phase that was stopped and is not wanted any more must not be taken for this one.
  const stage = `${title} ${id}`;
  const train = async (signal?: AbortSignal) => {
    const { base, lexicon, planWords } = await prepared();
    return work({
      id,
      app: name,
      phase,
      base,
      seed: run.seed,
      lexicon,
      planWords,
      checkpoints: checkpointsDir(workspace),
      parent: input.parent?.id ?? null,
      threads,
      engines,
      signal,
      during: (what, work) => named(workspace, `${what} ${phase} ${run.base} ${run.seed}`, work),
      onProgress: (done, total, loss, hurries) =>
        workspace.onProgress?.({
          ...{ stage: title, done, total },
          note:
            loss === null
              ? 'first examples and the graph are made'
              : `loss ${loss.toFixed(3)}${hurries ? ', little is learnt any more: it ends early' : ''}`,
        }),
    });
  };
  const known = await store.get<Checkpoint>('checkpoint', id);
  if (known) {
    // One whose folder was deleted, since it was damaged, is made again.
    if (!existsSync(lamFiles(join(checkpointsDir(workspace), id)).settings)) await train(signal);
    return known;
  }
  // Asking again is the wish to try what failed again.
  await store.retryFailed(stage);
  const result = await runStage({
    store,
    stage,
    inputs: [id],
    attempts: 2,
    signal,
    work: async (_, context) => [{ kind: 'checkpoint', record: await train(context.signal) }],
  });
  const checkpoint = await store.get<Checkpoint>('checkpoint', id);
  if (checkpoint) return checkpoint;
  const why = result.failures.find((f) => f.input === id)?.error.split('\n')[0] ?? 'it gave no checkpoint';
  throw new LamwrightError('MODEL_FAILED', `${title} failed: ${why}`, {
    remedy: 'Mend that, then run the same command again: it goes on from the last saved state.',
  });
}

/** The ids that name a training set. */
export const idsOf = (items: readonly Demonstration[]) => items.map((d) => d.trajectory.id);
