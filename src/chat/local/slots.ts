import { availableParallelism } from 'node:os';
import type {
  LlamaCompletion,
  LlamaCompletionGenerationOptions,
  LlamaContext,
  LlamaModel,
  Token,
} from 'node-llama-cpp';
import { freeCores } from '../../models/free-cores.ts';
import { LamwrightError } from '../../records/error.ts';

/** Prompts of so many kinds keep their beginnings, as when instantiating, filtering and judging take turns. */
const slotCount = 3;
/** Tokens that are read between two looks at the signal. */
const chunk = 64;

type Wanted = Pick<
  LlamaCompletionGenerationOptions,
  'maxTokens' | 'temperature' | 'seed' | 'grammar' | 'customStopTriggers'
>;
type Made = { text: string; cut: boolean; tokens: { in: number; out: number; cached: number } };

/** A few caches of evaluated tokens of one model; each prompt goes to the one that shares the most of it. */
export async function openSlots(
  model: LlamaModel,
  { contextSize, threads, name }: { contextSize: number; threads?: number; name: string },
) {
  const { LlamaCompletion } = await import('node-llama-cpp');
  const context = await openContext(model, { contextSize, threads: threads ?? availableParallelism(), name });
  const slots = Array.from({ length: context.totalSequences }, () => {
    const sequence = context.getSequence();
    return { sequence, completion: new LlamaCompletion({ contextSequence: sequence }) as LlamaCompletion, used: 0 };
  });
  const free = freeCores();
  /** Without a number of its own the model takes the cores that others leave free, looked at again and again. */
  const fitThreads = () => {
    if (threads === undefined) model.llama.maxThreads = free();
  };
  let turns = 0;

  /** Tokens of the prompt that a slot holds; few in common, such as the template's marks, do not make it the one to go on with. */
  const shared = ({ sequence }: (typeof slots)[number], tokens: Token[]) => {
    const same = sequence.compareContextTokens(tokens).firstDifferentIndex;
    return same * 4 >= tokens.length || same >= 256 ? same : 0;
  };

  return {
    async generate(tokens: Token[], wanted: Wanted, signal?: AbortSignal): Promise<Made> {
      const beginning = model.tokens.shouldPrependBosToken && model.tokens.bos !== null ? [model.tokens.bos] : [];
      const all = [...beginning, ...tokens];
      const slot = slots.reduce((best, other) => {
        const more = shared(other, all) - shared(best, all);
        return more > 0 || (more === 0 && other.used < best.used) ? other : best;
      });
      slot.used = ++turns;
      const { sequence, completion } = slot;
      const before = sequence.tokenMeter.getState();
      // The last token is left: its evaluation gives the first one of the answer.
      const read = all.slice(0, -1);
      await sequence.adaptStateToTokens(read, false);
      const cached = sequence.nextTokenIndex;
      for (let at = cached; at < read.length; at += chunk) {
        signal?.throwIfAborted();
        fitThreads();
        await sequence.evaluateWithoutGeneratingNewTokens(read.slice(at, at + chunk));
      }
      fitThreads();
      const { response, metadata } = await completion.generateCompletionWithMeta(tokens, {
        ...wanted,
        repeatPenalty: false,
        contextShiftSize: 1,
        onToken: fitThreads,
        signal,
      });
      const { usedOutputTokens } = sequence.tokenMeter.diff(before);
      return {
        text: response,
        cut: metadata.stopReason === 'maxTokens',
        tokens: { in: all.length, out: usedOutputTokens, cached },
      };
    },
  };
}

/** As many slots as memory has room for; llama.cpp itself takes what it is told, until the system ends the process. */
async function openContext(
  model: LlamaModel,
  { contextSize, threads, name }: { contextSize: number; threads: number; name: string },
): Promise<LlamaContext> {
  const wanted = { contextSize, flashAttention: true, batchSize: Math.min(512, contextSize) };
  for (let sequences = slotCount; sequences > 0; sequences--) {
    const { cpuRam, gpuVram } = model.fileInsights.estimateContextResourceRequirements({
      ...wanted,
      sequences,
      modelGpuLayers: model.gpuLayers,
    });
    if (cpuRam + gpuVram > process.availableMemory() * 0.9) continue;
    return model.createContext({ ...wanted, threads, sequences });
  }
  throw new LamwrightError('MODEL_FAILED', `There is not enough memory for ${contextSize} tokens with ${name}.`, {
    remedy: 'Give it a smaller contextSize in the file of models, free some memory, or use a smaller model.',
  });
}
