import type { RiskRule } from '../../app-pack/app.ts';

/**
 * Whether a text speaks of a risky act (deleting, overwriting, …) of which the source says nothing. A name on the screen that gives orders
 * may lead a model; it shall not make a task of it.
 */
export const isUnaskedRisk = (text: string, source: string, risks: readonly RiskRule[]): boolean =>
  risks.some(({ name }) => matches(name, text) && !matches(name, source));

/** A rule may have been written with the flag "g", which keeps its place. */
const matches = (rule: RegExp, text: string) => new RegExp(rule.source, rule.flags.replace('g', '')).test(text);
