import { expect, test } from 'vitest';
import { buildLexicon } from '../src/agent/known/lexicon.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';

/*
 * A plan is written under a grammar: names in quotes are known from training plans, or made of the request's words and the pack's literals.
 * A task whose plan needs another name could never be planned, however well a model is trained.
 */
test.each(['tiddlywiki', 'writer', 'notepad', 'wordpad'])(
  '%s: the plan of every test task of a seen family can be written',
  async (name) => {
    const app = await loadApp(name);
    const seen = app.families.filter(({ heldOut }) => !heldOut).length;
    const counts = { train: 8 * seen, 'test-parameters': 2 * seen, 'test-wordings': seen, 'test-template': seen };
    const { tasks } = await buildTasks({ app, seed: 0, counts });
    const train = tasks.filter(({ split }) => split === 'train');
    const { quoted, literals } = buildLexicon({
      trajectories: [],
      plans: train.map(({ request, plan }) => ({ task: request, plan })),
      verbOf: () => '',
      literals: app.literals,
      wordings: [],
      patterns: [],
    });
    const signs = [...literals].sort((a, b) => b.length - a.length);
    const known = new Set(quoted);
    /** Stretches of the request between signs. */
    const isComposed = (text: string, request: string): boolean =>
      text.trim() === '' ||
      request.includes(text) ||
      signs.some((sign) => {
        const at = text.indexOf(sign);
        return at >= 0 && isComposed(text.slice(0, at), request) && isComposed(text.slice(at + sign.length), request);
      });
    const unwritable = tasks
      .filter(({ split }) => split !== 'train')
      .flatMap(({ family, request, plan }) =>
        plan.flatMap((step) =>
          [...step.matchAll(/"([^"]+)"/g)]
            .map(([, text]) => text!)
            .filter((text) => !known.has(text) && !isComposed(text, request))
            .map((text) => `${family}: "${text}" in ${step}`),
        ),
      );
    expect([...new Set(unwritable)]).toEqual([]);
  },
);
