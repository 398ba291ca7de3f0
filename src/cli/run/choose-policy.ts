import { chatPolicy } from '../../agent/policies/chat.ts';
import { planFollower } from '../../agent/policies/following/plan-follower.ts';
import type { Policy } from '../../agent/policy.ts';
import type { Retrieval } from '../../agent/retrieval/retrieval.ts';
import type { App } from '../../app-pack/app.ts';
import { openLam } from '../../pipeline/stages/lam-source.ts';
import { type RetrievalSource, retrievalOf } from '../../pipeline/stages/retrieval.ts';
import { checkpointsDir } from '../../pipeline/stages/training.ts';
import { LamwrightError } from '../../records/error.ts';
import { type Checkpoint, isTrainedFor } from '../../records/models/checkpoint.ts';
import type { CommandContext } from '../command.ts';
import { openCommandChat } from '../options/chat-options.ts';
import { callName, docsPage } from '../package-json.ts';

/** Who does a request of the user, and the plan that is told of it. */
export type Chosen = { policy: Policy; plan(): readonly string[]; close(): Promise<void> };

/** No model: the steps are the user's. */
export const followed = (plan: string[]): Chosen => ({
  policy: planFollower(),
  plan: () => plan,
  close: async () => {},
});

/** A chat model, with what it is to be given from the workspace; `plan`: the user's own steps. */
export async function chatted(
  app: App,
  input: Parameters<typeof openCommandChat>[0] & { retrieve: RetrievalSource[]; plan?: string[] },
  context: CommandContext,
): Promise<Chosen> {
  const store = await context.openStore();
  const { workspace: dir, seed, workers, signal, say } = context;
  const chat = await openCommandChat(input, context);
  try {
    const workspace = { dir, store, app, seed, workers, signal };
    const retrieve = input.retrieve.length > 0 ? await told(retrievalOf(workspace, input.retrieve), say) : undefined;
    const pictures = (png: Buffer) => store.putBlob(png, 'png');
    const givenPlan = input.plan !== undefined;
    const policy = chatPolicy({ chat, rules: app, retrieve, givenPlan, pictures, signal, log: say });
    const close = async () => {
      const { calls, tokens } = chat.spent();
      say(`${chat.model('expert')}: ${calls} calls, ${tokens.in} tokens in, ${tokens.out} out`);
      await chat.close();
    };
    return { policy, plan: () => input.plan ?? [], close };
  } catch (error) {
    await chat.close();
    throw error;
  }
}

async function told(opening: Promise<Retrieval>, say: (line: string) => void): Promise<Retrieval> {
  say('reading what is to be retrieved');
  const retrieval = await opening;
  const { passages, examples } = retrieval.counts;
  say(`to retrieve from: ${passages} passages of documentation, ${examples} episodes that went well`);
  return retrieval;
}

/** The LAM of the workspace. */
export async function trained(
  app: string,
  { checkpoint: id, anyway }: { checkpoint?: string; anyway: boolean },
  context: CommandContext,
): Promise<Chosen> {
  const store = await context.openStore();
  const trained = await store.list<Checkpoint>('checkpoint');
  const checkpoint = pickCheckpoint(
    trained.filter((c) => isTrainedFor(c.app, app)),
    app,
    id,
  );
  const lam = await openLam(checkpointsDir({ dir: context.workspace }), checkpoint, { anyway, log: context.say });
  const policy = (await lam.open()).policy();
  return { policy, plan: () => policy.plan(), close: () => lam.close() };
}

/** The last LAM4 of the application itself, else of it and others. */
function pickCheckpoint(all: readonly Checkpoint[], app: string, id: string | undefined): Checkpoint {
  const final = all.filter((c) => c.phase === 'LAM4');
  const last = final.findLast((c) => c.app === app) ?? final.at(-1);
  const found = id === undefined ? last : all.find((c) => c.id === id);
  if (found) return found;
  throw new LamwrightError(
    'MODEL_FAILED',
    id === undefined ? 'This workspace holds no trained LAM yet.' : `There is no checkpoint ${id}.`,
    {
      remedy: `Make one with \`${callName} train --app …\` (see ${docsPage('app-packs.md')}), name a workspace that has one with --workspace, or give the steps with --plan.`,
    },
  );
}
