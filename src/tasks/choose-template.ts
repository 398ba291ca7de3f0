import MiniSearch from 'minisearch';
import type { Template } from '../app-pack/app.ts';
import type { Rng } from '../records/rng.ts';

export type TemplateChooser = <T extends { template: string; request: string }>(
  candidates: readonly T[],
  rng: Rng,
) => T | null;

/** Words that say nothing of a template. */
const connecting = /^(?:an?|the|of|and|in|on|to|at|by|with|for|from|that|each|all|its?|is|are)$/i;

/**
 * Chooses where a task starts by the templates' descriptions (section 3.2.1): of the candidates, one a template, the
 * one whose request fits its own template best; where no word fits, chance decides.
 */
export function templateChooser(templates: readonly Template[]): TemplateChooser {
  const index = new MiniSearch<{ id: string; description: string }>({
    fields: ['id', 'description'],
    processTerm: (term) => (connecting.test(term) ? null : term.toLowerCase()),
    searchOptions: { prefix: (term) => term.length > 3 },
  });
  index.addAll(templates.map(({ name, description }) => ({ id: name, description })));
  return (candidates, rng) => {
    let best: (typeof candidates)[number] | null = null;
    let bestScore = -1;
    for (const candidate of rng.shuffle(candidates)) {
      const hit = index.search(candidate.request).find(({ id }) => id === candidate.template);
      const score = hit?.score ?? 0;
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    return best;
  };
}
