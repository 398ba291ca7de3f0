import { toRequest } from '../../words/imperative.ts';
import { capitalise, splitSteps, stripLead } from '../../words/sentences.ts';
import { baseOfGerund } from '../../words/verbs.ts';
import type { ExtractRule } from '../rule.ts';
import { sentencesOf } from './texts.ts';

const pattern = /^(.{8,120}?),? (?:either )?by ((?:\w+ly )?[a-z-]+ing) (.+?)[.;:]?$/i;

/** "You can X by clicking Y" → task X, step "Click Y". Of several ways ("either … or by …") the first is taken. */
export const byDoing: ExtractRule = {
  name: 'by-doing',
  extract: ({ blocks }) =>
    sentencesOf(blocks).flatMap(({ sentence }) => {
      const [, clause = '', gerund = '', rest = ''] = pattern.exec(stripLead(sentence)) ?? [];
      const verb = baseOfGerund(gerund.split(' ').at(-1) ?? '');
      const active = toRequest(clause) ?? passive(clause);
      if (verb === null || active === null || /[;(]/.test(clause)) return [];
      const act = `${verb} ${rest}`
        .replace(/,? or (?:by )?[a-z-]+ing .*$/, '')
        .replace(/\b(and|then|,) ([a-z-]+ing)\b/g, (all, joiner, word) => {
          const base = baseOfGerund(word);
          return base === null ? all : `${joiner} ${base}`;
        });
      return [{ task: active, plan: splitSteps(capitalise(act)) }];
    }),
};

const participle =
  /^(?:the |an? |this |these |each |all )?(.{3,60}?) can(?: also| then)? be ([a-z]+ed|hidden|set|shown|made)(.*)$/i;

/** "Tiddlers can be renamed" → "Rename tiddlers". */
function passive(clause: string): string | null {
  const [, object = '', done = '', rest = ''] = participle.exec(clause) ?? [];
  const irregular: Record<string, string> = { hidden: 'hide', set: 'set', shown: 'show', made: 'make' };
  const stems = [done.slice(0, -1), done.slice(0, -2), done.slice(0, -3), done.replace(/ied$/, 'y')];
  const base = irregular[done] ?? stems.map((stem) => baseOfGerund(gerundGuess(stem))).find((found) => found !== null);
  if (object === '' || !base || /[,;()]| (?:is|are|which|that) |^(?:in|on|it|they|this|these|one|both)\b/i.test(object))
    return null;
  const article = /^(the|an?|this|these|each|all) /i.exec(clause)?.[0] ?? '';
  return capitalise(
    `${base} ${article.toLowerCase()}${object.replace(/^[A-Z](?=[a-z]+\b)/, (c) => c.toLowerCase())}${rest}`,
  );
}

function gerundGuess(stem: string): string {
  return stem.endsWith('e') ? `${stem.slice(0, -1)}ing` : `${stem}ing`;
}
