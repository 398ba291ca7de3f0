import { z } from 'zod';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { effectInWords } from '../../../discovery/families/interpret/effect-words.ts';
import { dropFamily, type Learnt, learntFamilies, renameFamily } from '../../../discovery/families/learnt.ts';
import { defineCommand } from '../../command.ts';

export const familiesCommand = defineCommand({
  name: 'families',
  summary: 'what was learnt of an application: words, parameters, plan, effect, how often it worked',
  options: [
    ['--rename <names...>', 'give a family another name: the old one, then the new one'],
    ['--drop <name>', 'leave a family out from now on'],
  ],
  schema: z.object({
    rename: z.array(z.string()).length(2, 'expected two names, the old one and the new one').optional(),
    drop: z.string().min(1).optional(),
  }),
  run: async ({ rename, drop }, { app, openStore }) => {
    const name = app === undefined ? undefined : (await loadApp(app)).name;
    const store = await openStore();
    if (rename) await renameFamily(store, rename[0]!, rename[1]!, name);
    if (drop !== undefined) await dropFamily(store, drop, name);
    const learnt = await learntFamilies(store, name);
    const text = learnt.map(inWords).join('\n\n') || 'No family was learnt in this workspace yet.';
    const document = learnt.map(({ family, words }) => ({ ...family, words: words ?? null }));
    const left = (await store.count('family', name === undefined ? {} : { app: name })) - learnt.length;
    const why = 'a person dropped it, or another does the same and gives what is made a name';
    const rest = left > 0 ? `; ${left} left out: ${why}` : '';
    return { document, text: `${text}\n\n${learnt.length} ${learnt.length === 1 ? 'family' : 'families'}${rest}` };
  },
});

function inWords({ family, words }: Learnt): string {
  const { name, parameters, plan, effect, runs, templates, chain, shared } = family;
  const values = parameters.map(({ name, kind, choices, seen }) => {
    const some = (choices ?? seen).slice(0, 4).map((value) => `"${value}"`);
    return `  {${name}}: ${kind}, such as ${some.join(', ')}`;
  });
  return [
    `${name}: worked ${runs.passed} of ${runs.done} times, ${shared ? 'never from a fresh start, so it is not trained on' : `in ${templates.join(', ')}`}${chain ? `; ${chain.join(', then ')}` : ''}`,
    ...(words ? [`  ${words.sentence}`, ...words.wordings.slice(0, 3).map(({ text }) => `  "${text}"`)] : []),
    ...values,
    ...plan.map((step, i) => `  ${i + 1}. ${step}`),
    ...effectInWords(effect).map((line) => `  → ${line}`),
  ].join('\n');
}
