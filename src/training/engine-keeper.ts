import type { Base } from './base.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Engine } from './engine/engine.ts';

/**
 * One engine for phase after phase: making the graphs of SmolLM2 and its bytes takes longer than some phases train. Every phase but the
 * first loads the state that it goes on from, so that nothing of the phase before stays.
 */
export type EngineKeeper = {
  /** The engine of this base, seed and number of threads; a new one for a phase that starts from the base itself. */
  open(base: Base, options: { seed: number; threads?: number; isFresh: boolean }): Promise<Engine>;
  close(): Promise<void>;
};

export function createEngineKeeper(): EngineKeeper {
  let kept: { base: Base; key: string; engine: Engine } | undefined;
  const close = async () => {
    const { engine } = kept ?? {};
    kept = undefined;
    await engine?.close();
  };
  return {
    async open(base, { seed, threads, isFresh }) {
      const key = `${seed} ${threads}`;
      if (kept && (isFresh || kept.base !== base || kept.key !== key)) await close();
      kept ??= { base, key, engine: await createEngine({ ...base, seed, threads }) };
      return kept.engine;
    },
    close,
  };
}
