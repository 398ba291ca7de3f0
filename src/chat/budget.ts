import { LamwrightError } from '../records/error.ts';
import type { Spent } from './chat.ts';

/** What a run may spend: tokens (in and out together), or money in the currency of the price lists. */
export type Budget = { tokens: number } | { price: number };

/** Tokens, and their price where one is known. */
export type Cost = { in: number; out: number; price: number | null };

export type Purse = {
  /** Sets the estimate aside, pays, and books what it came to. Rejects with CHAT_BUDGET, before paying, when it would be too much. */
  spend<T>(estimate: Cost, pay: () => Promise<{ value: T; cost: Cost; ms: number }>): Promise<T>;
  spent(): Spent;
};

/** Counts what a run spends. Once a call was refused, all later ones are. Throws CHAT_BUDGET for a budget of nothing. */
export function openPurse(budget?: Budget): Purse {
  const limit = budget === undefined ? Number.POSITIVE_INFINITY : 'tokens' in budget ? budget.tokens : budget.price;
  const inWords = (amount: number) =>
    budget && 'price' in budget ? `${Number(amount.toPrecision(6))} in money` : `${amount} tokens`;
  const size = (cost: Cost) => (budget && 'price' in budget ? (cost.price ?? 0) : cost.in + cost.out);
  const total: Spent = { calls: 0, tokens: { in: 0, out: 0 }, price: 0, ms: 0 };
  const underWay = new Set<{ size: number; done: Promise<unknown> }>();
  let booked = 0;
  let refused: string | undefined;

  const refuse = (detail: string) => {
    refused = detail;
    return new LamwrightError('CHAT_BUDGET', `The budget of ${inWords(limit)} for chat models ${detail}.`, {
      remedy: 'What was done is kept: run the same command again with a new --budget, and it goes on from here.',
    });
  };
  if (limit <= 0) throw refuse('is nothing, so nothing can be asked');

  return {
    async spend(estimate, pay) {
      const wanted = size(estimate);
      for (;;) {
        if (refused) throw refuse(refused);
        const aside = [...underWay].reduce((sum, call) => sum + call.size, 0);
        if (booked + aside + wanted <= limit) break;
        // What is under way may cost less than was set aside for it.
        if (underWay.size === 0 || booked + wanted > limit) {
          const amounts = `${inWords(booked)} of it spent, and up to ${inWords(wanted)} needed`;
          throw refuse(`does not suffice for the next call: ${amounts}`);
        }
        await Promise.race([...underWay].map(({ done }) => done));
      }
      const paying = pay();
      const call = { size: wanted, done: paying.catch(() => {}) };
      underWay.add(call);
      try {
        const { value, cost, ms } = await paying;
        booked += size(cost);
        total.calls += 1;
        total.tokens.in += cost.in;
        total.tokens.out += cost.out;
        total.price = total.price === null || cost.price === null ? null : total.price + cost.price;
        total.ms += ms;
        return value;
      } finally {
        underWay.delete(call);
      }
    },
    spent: () => ({ ...total, tokens: { ...total.tokens } }),
  };
}
