import { expect, test } from 'vitest';
import app from '../apps/writer/app.ts';
import { answerRule } from '../src/agent/grammar/answer-grammar.ts';
import { decode } from '../src/agent/grammar/automaton/decode.ts';
import { insisting } from '../src/agent/grammar/automaton/insisting.ts';
import { buildLexicon } from '../src/agent/known/lexicon.ts';
import { parsePlanStep } from '../src/agent/plan-step/parse.ts';
import { specialNames } from '../src/agent/prompt/specials.ts';
import { createTranscript } from '../src/agent/prompt/transcript.ts';
import { verbOf } from '../src/agent/prompt/verbs.ts';
import { spaced } from '../src/agent/prompt/words.ts';
import { createVocabulary } from '../src/app-pack/vocabulary.ts';
import type { ControlMatch, Params } from '../src/index.ts';
import { createTokenizer } from '../src/models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../src/models/tokenizer/train-tokenizer.ts';
import type { Decision } from '../src/records/episode/decision.ts';
import { createRng } from '../src/records/rng.ts';
import type { Control } from '../src/records/screen/control.ts';
import type { Observation } from '../src/records/screen/observation.ts';

/** One decision, the request it serves and a screen with its control. */
type Said = { family: string; request: string; decision: Decision; observation: Observation };

const said = (await Promise.all([0, 1].map(decisionsOf))).flat();
const lexicon = buildLexicon({
  trajectories: said.map(({ family, request, decision, observation }) => ({
    ...{ id: '', taskId: '', app: app.name, family, template: '', split: 'train', request, policy: '', seed: 0 },
    ...{ checkpoint: null, attempt: 0, durationMs: 0, startedAt: '', freeValues: [] },
    steps: [
      {
        index: 0,
        observation,
        decision,
        result: { ok: true, changed: true },
        ms: { observe: 0, infer: 0, act: 0, settle: 0 },
      },
    ],
    outcome: { success: true, reason: '', failure: null },
  })),
  plans: [],
  verbOf: (trajectory, step) => verbOf(trajectory.steps[step]!.decision).word,
  literals: app.literals,
  wordings: [],
  patterns: [],
});
const tokenizer = createTokenizer(
  trainTokenizer(
    said.map(({ request }) => spaced(request)),
    { size: 600, specials: ['<|end|>', ...specialNames] },
  ),
);

test.each([...new Set(said.map(({ family }) => family))])(
  '%s: what its reference solution and its plan decide can be said and is read back',
  async (family) => {
    for (const one of said.filter((s) => s.family === family)) await expectReadBack(one);
  },
);

test.each([
  ['select_paragraph', 'Rain fell.', {}],
  ['select_table', 'Rain fell.', {}],
  ['insert_table', '', { rows: '3', columns: '4' }],
  ['set_font', '', { font: 'DejaVu Serif' }],
  ['save_as', '', { name: 'rain.docx' }],
] as const)('%s, a function of Writer itself, can be said and is read back', async (name, on, args) => {
  const request = 'Make a table of 3 rows and 4 columns in DejaVu Serif and save it as rain.docx';
  const control = on ? { name: on, type: 'Edit' as const } : undefined;
  await expectReadBack({ family: '', request, ...decide(control, name, args) });
});

test('no literal is a bare space: it would stand between all words', () => {
  for (const literal of app.literals) expect(literal.trim(), JSON.stringify(literal)).not.toBe('');
});

async function expectReadBack({ request, decision, observation }: Said) {
  const transcript = createTranscript({ request, tokenizer, lexicon });
  const { controlLabel } = decision;
  transcript.screen(observation, undefined, controlLabel);
  transcript.plan(['Do it.']);
  const prefix = transcript.tokens.slice();
  transcript.answer(decision);
  const wanted = transcript.tokens.slice(prefix.length);
  const words = { ...lexicon, verbs: [...lexicon.verbs, verbOf(decision).word] };
  const controls = transcript.choosable(observation);
  const rule = answerRule({ controls, request, plan: ['Do it.'], lexicon: words, tokenizer });
  const { value, tokens } = await decode({ prefix, rule, score: insisting(wanted, prefix.length), most: 200 });
  expect(tokens).toEqual(wanted);
  const { thought: _, plan: __, ...answer } = decision;
  expect(value).toEqual({ ...answer, planStep: 1 });
}

/** What reference solutions and plans decide, for tasks of every family drawn by this seed. */
async function decisionsOf(seed: number): Promise<Said[]> {
  const out: Said[] = [];
  for (const family of app.families) {
    const rng = createRng(seed).fork(family.name);
    let params: Params | null = null;
    for (const { name } of rng.shuffle(app.templates)) {
      const state = await app.templateState(name);
      params ??= family.sample({ rng, state, words: createVocabulary(rng, 'train') });
    }
    expect(params, family.name).not.toBeNull();
    const request = family.wordings[seed]!.replace(/\{(\w+)\}/g, (_, name) => [params![name]!].flat().join(', '));
    for (const { control, function: name, args } of family.solve(params!))
      out.push({
        family: family.name,
        request,
        ...decide(control && { ...control, name: nameOf(control) }, name, args ?? {}),
      });
    for (const { ways } of family.plan(params!).flatMap(parsePlanStep)) {
      const { function: name, args, target } = ways.at(-1)!;
      const control = target && { name: target.names[0] ?? '', type: target.kinds[0] };
      out.push({ family: family.name, request, ...decide(control ?? undefined, name, args) });
    }
  }
  return out;
}

function decide(
  on: { name: string; type?: Control['type']; container?: ControlMatch['container'] } | undefined,
  name: Decision['function'],
  args: Decision['args'],
): Pick<Said, 'decision' | 'observation'> {
  const rect = { x: 0, y: 0, width: 10, height: 10 };
  const controls: Control[] = on ? [{ label: '1', name: on.name, type: on.type ?? 'Button', states: [], rect }] : [];
  const decision: Decision = {
    ...{ thought: '', plan: [], controlLabel: on ? '1' : '', controlName: on?.name ?? '' },
    ...{ function: name, args, status: 'CONTINUE' },
  };
  return { decision, observation: { window: { title: '' }, focus: null, controls, messages: [] } };
}

/** A name that a reference step's pattern fits. */
function nameOf({ name }: ControlMatch): string {
  if (typeof name === 'string') return name;
  const text = name.source
    .replace(/\$\|.*$/, '$')
    .replace(/^\^(\(\?:[^)]*\)\?)?/, '')
    .replace(/(\(\?:[^)]*\)\?)?\$$/, '')
    .replace(/\\(.)/g, '$1');
  expect(text).toMatch(name);
  return text;
}
