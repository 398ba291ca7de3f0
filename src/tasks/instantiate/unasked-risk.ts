import type { RiskRule } from '../../app-pack/app.ts';

/**
 * The first text that speaks of a risky act (deleting, overwriting, …) of which the source says nothing, or null. A name on the screen that
 * gives orders may lead a model; it shall not make a task of it.
 */
export function unaskedRisk(texts: readonly string[], source: string, risks: readonly RiskRule[]): string | null {
  const unasked = risks.filter(({ name }) => !matches(name, source));
  return texts.find((text) => unasked.some(({ name }) => matches(name, text))) ?? null;
}

/** A rule may have been written with the flag "g", which keeps its place. */
const matches = (rule: RegExp, text: string) => new RegExp(rule.source, rule.flags.replace('g', '')).test(text);
