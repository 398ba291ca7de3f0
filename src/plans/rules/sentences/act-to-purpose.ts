import { toRequest } from '../../words/imperative.ts';
import { isInstruction, splitSteps, stripLead } from '../../words/sentences.ts';
import { controlVerbSet } from '../../words/verbs.ts';
import type { ExtractRule } from '../rule.ts';
import { sentencesOf } from './texts.ts';

const pattern =
  /^(.+?(?:"[^"]+"|\*\*[^*]+\*\*|button|tab|icon|link|box|menu|field|list|key|pill|panel).*?),? (?:in order )?to ([a-z-]+ .+?)[.;:]?$/i;
const useOf = /^use (?:the )?("[^"]+"|\*\*[^*]+\*\*)((?: \w+){0,6}?)$/i;

/** "Click the "add" button to add the tag": what it is for is the task, the act is the plan. */
export const actToPurpose: ExtractRule = {
  name: 'act-to-purpose',
  extract: ({ blocks }) =>
    sentencesOf(blocks).flatMap(({ sentence }) => {
      const text = stripLead(sentence.replace(/\s*\([^)]*\)/g, ''));
      const [, act = '', clause = ''] = pattern.exec(text) ?? [];
      const task = toRequest(clause.replace(/, (?:or|and|which|so|but|then) .*$/, ''));
      if (task === null || !isInstruction(act)) return [];
      const verb = act.split(' ')[0]?.toLowerCase() ?? '';
      if (verb !== 'use' && !controlVerbSet.has(verb) && !/^(?:in|on|from|under)\b/i.test(act)) return [];
      const used = useOf.exec(act);
      return [{ task, plan: used ? [`Click the ${used[1]}${used[2] || ' button'}`] : splitSteps(act) }];
    }),
};
