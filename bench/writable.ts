/**
 * Whether the agent at work could have said all that the expert did: every plan and decision of a workspace's verified train trajectories is
 * written again under the grammar, by a model that wants nothing else; and of how many of the answers' tokens the grammar leaves a choice.
 *   node bench/writable.ts writer [WORKSPACE]
 */
import { answerRule } from '../src/agent/grammar/answer-grammar.ts';
import { decode } from '../src/agent/grammar/automaton/decode.ts';
import { forksIn } from '../src/agent/grammar/automaton/forks.ts';
import { insisting } from '../src/agent/grammar/automaton/insisting.ts';
import { isDumb, type Rule } from '../src/agent/grammar/automaton/rules.ts';
import { recalledPlanRule } from '../src/agent/grammar/recalled-plan.ts';
import { nextSteps } from '../src/agent/plan-step/next-steps.ts';
import { createTranscript, planTokens } from '../src/agent/prompt/transcript.ts';
import { spaced } from '../src/agent/prompt/words.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { createTokenizer } from '../src/models/tokenizer/create-tokenizer.ts';
import { prepareRun } from '../src/pipeline/stages/training.ts';
import { gatherData } from '../src/pipeline/stages/training-data.ts';
import { openStore } from '../src/store/open-store.ts';
import { planOf } from '../src/training/examples/examples.ts';

const [name = 'tiddlywiki', dir = '.lamwright'] = process.argv.slice(2);
const app = await loadApp(name);
const store = await openStore({ dir });
const data = await gatherData([{ dir, store, app, seed: 0, workers: 1 }]);
await store.close();
const { lexicon, base } = await prepareRun(data, { base: 'tiny', seed: 0 });
const bare = createTokenizer(base.tokenizer);

const written = <T>(rule: Rule<T>, wanted: readonly number[]): Promise<T | null> =>
  decode({ prefix: [], rule, score: insisting(wanted), most: 400 })
    .then(({ value }) => value)
    .catch(() => null);
const inOne = (plan: readonly string[]) => plan.map(spaced).join('\n').toLowerCase();

const unsaid = { plans: new Set<string>(), decisions: new Set<string>() };
const counts = { plans: 0, unwrittenPlans: 0, decisions: 0, unwrittenDecisions: 0, answerTokens: 0, choices: 0 };
for (const { task, trajectory } of data.tried.filter((d) => d.trajectory.outcome.success)) {
  const { request } = task;
  const plan = planOf(trajectory.steps);
  const transcript = createTranscript({ request, tokenizer: bare, lexicon, limits: base.limits });
  const { tokenizer } = transcript;
  for (const [i, { observation, decision }] of trajectory.steps.entries()) {
    transcript.screen(observation, trajectory.steps[i - 1]?.result, decision.controlLabel);
    if (i === 0) {
      const recalled = transcript.recalled();
      const rule =
        recalled && recalledPlanRule({ recalled, request, said: lexicon.said, tokenizer, screen: observation });
      const made = rule ? await written(rule, planTokens(plan, tokenizer)) : null;
      counts.plans += 1;
      if (inOne(made ?? []) !== inOne(plan)) {
        counts.unwrittenPlans += 1;
        unsaid.plans.add(`${task.family}: ${plan.join(' ')}`);
      }
      transcript.plan(plan);
    }
    const controls = transcript.choosable(observation);
    const atWork = { screen: observation, steps: nextSteps(plan, trajectory.steps.slice(0, i), observation) };
    const rule = answerRule({ controls, request, plan, lexicon, tokenizer, atWork });
    const from = transcript.tokens.length;
    transcript.answer(decision);
    const answer = transcript.tokens.slice(from);
    /** Where no step of the plan can be carried out the policy waits without asking the model. */
    const waits = decision.function === 'wait' && isDumb(rule);
    const made = waits ? decision : await written(rule, answer);
    counts.answerTokens += answer.length;
    counts.choices += forksIn(rule, answer)?.length ?? 0;
    counts.decisions += 1;
    const same = (['controlName', 'function', 'args', 'status'] as const).every(
      (key) => JSON.stringify(made?.[key]) === JSON.stringify(decision[key]),
    );
    if (!same) {
      counts.unwrittenDecisions += 1;
      unsaid.decisions.add(`${task.family}: ${decision.thought} (${decision.function} ${decision.controlName})`);
    }
  }
}
console.log(
  JSON.stringify({ app: name, ...counts, plansOf: [...unsaid.plans], decisionsOf: [...unsaid.decisions] }, null, 2),
);
