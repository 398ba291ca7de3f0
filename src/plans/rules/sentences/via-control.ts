import { toRequest } from '../../words/imperative.ts';
import type { ExtractRule } from '../rule.ts';
import { sentencesOf } from './texts.ts';

const via =
  /^(?:\w+ )?(?:you|users) can (?:also |then |now |easily |quickly )?([a-z-]+ .{4,100}?) (using|via|through|with|from|in|on|under) (the ("[^"]+"|control panel|tag manager|sidebar|editor toolbar|advanced search|\w+ toolbar|\w+ menu)(?: (?:button|tab|menu|dialog|dropdown|panel|field|box|option))?)(?:[.,;]| \(| of (?:the|a) [a-z ]+\.?$|$)/i;

/** "You can reorder tags using the "Tags" tab": the place is the step. */
export const viaControl: ExtractRule = {
  name: 'via-control',
  extract: ({ blocks }) =>
    sentencesOf(blocks).flatMap(({ sentence }) => {
      const [, clause = '', , place = ''] = via.exec(sentence) ?? [];
      const task = toRequest(`to ${clause}`);
      if (task === null || /^Use\b/.test(task)) return [];
      return [{ task, plan: [`${verbFor(place)} ${place}`] }];
    }),
};

function verbFor(place: string): string {
  if (/button|option|icon/i.test(place)) return 'Click';
  return /toolbar|field|box/i.test(place) ? 'Use' : 'Open';
}
