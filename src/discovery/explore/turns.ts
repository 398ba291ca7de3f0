import { LamwrightError } from '../../records/error.ts';

/** Works that are done side by side until one finds its port taken by another; from then on one after the other. */
export type Turns = {
  take<T>(work: () => Promise<T>): Promise<T>;
  areSingle(): boolean;
};

export function createTurns(onSingle: () => void): Turns {
  const atWork = new Set<Promise<unknown>>();
  let last: Promise<unknown> | undefined;
  return {
    areSingle: () => last !== undefined,
    async take(work) {
      if (!last) {
        const mine = work();
        atWork.add(mine);
        try {
          return await mine;
        } catch (error) {
          const others = [...atWork].filter((other) => other !== mine);
          if (!isTaken(error) || (others.length === 0 && !last)) throw error;
          if (!last) onSingle();
          last ??= Promise.allSettled(others);
        } finally {
          atWork.delete(mine);
        }
      }
      const mine = last.then(work);
      last = mine.catch(() => {});
      return mine;
    },
  };
}

const isTaken = (error: unknown) => error instanceof LamwrightError && error.code === 'PORT_TAKEN';
