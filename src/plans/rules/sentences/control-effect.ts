import { thirdToRequest, toRequest } from '../../words/imperative.ts';
import { splitSentences } from '../../words/sentences.ts';
import { baseOfThird } from '../../words/verbs.ts';
import type { ExtractRule } from '../rule.ts';
import { textsOf } from './texts.ts';

const control =
  /^(?:the )?"([^".:;–]{2,40})" ((?:sidebar |toolbar |editor )?(?:button|tab|menu item|icon|option|menu)) (?:of [^,]{3,40} |in [^,]{3,40} )?/i;
const ability = /^(?:will |lets? you |allows? you to |can be used to |is used to |also |then |simply )+/i;
const clicking = /^(clicking|pressing|selecting|choosing|opening)(?: on)? /i;
const described =
  /^(?:the )?"?([^"–:]{2,40}?)"?( button| tab| field)? [–:-] (?:use this to|use it to|used to|lets you|allows you to|click to) (.+?)[.;]?$/i;
const showing = /^(?:contains?|displays?|shows?|lists?|presents?|provides?|gives?(?: you)?) (?!.*\bas\b)/i;

/** "The "ok" button stores your changes", "Clicking X opens Y", "''cancel'' – use this to …". */
export const controlEffect: ExtractRule = {
  name: 'control-effect',
  extract: ({ blocks }) =>
    textsOf(blocks).flatMap((text) =>
      splitSentences(text.replace(/\s*\([^)]*\)/g, '')).flatMap((sentence) => {
        const act = useOf(sentence) ?? clickOf(sentence) ?? effectOf(sentence);
        const task = act === null ? null : requestOf(act.effect);
        return act === null || task === null ? [] : [{ task, plan: [act.step] }];
      }),
    ),
};

type Act = { step: string; effect: string };

function useOf(sentence: string): Act | null {
  const use = described.exec(sentence);
  return use === null ? null : { step: `Use the "${use[1]?.trim()}"${use[2] ?? ''}`, effect: use[3] ?? '' };
}

function effectOf(sentence: string): Act | null {
  const found = control.exec(sentence);
  if (found === null) return null;
  const verb = /tab|menu$/i.test(found[2] ?? '') ? 'Open' : 'Click';
  return { step: `${verb} the "${found[1]}" ${found[2]}`, effect: sentence.slice(found[0].length) };
}

/** The effect begins at the first word in the third person that another one does not follow ("the links open…"). */
function clickOf(sentence: string): Act | null {
  const lead = clicking.exec(sentence);
  if (lead === null) return null;
  const words = sentence.slice(lead[0].length).split(' ');
  const isEffect = (word: string | undefined) => word !== undefined && (baseOfThird(word) !== null || word === 'will');
  const at = words.findIndex(
    (word, i) => i >= 1 && isEffect(word) && !isEffect(words[i + 1]) && !/^(?:the|a|an)$/i.test(words[i - 1] ?? ''),
  );
  if (at === -1) return null;
  const verb = { clicking: 'Click', pressing: 'Press', selecting: 'Select', choosing: 'Choose', opening: 'Open' }[
    lead[1]?.toLowerCase() ?? ''
  ];
  return { step: `${verb} ${words.slice(0, at).join(' ')}`, effect: words.slice(at).join(' ') };
}

function requestOf(clause: string): string | null {
  const first = clause
    .replace(ability, '')
    .replace(/[.;]$/, '')
    .replace(/, (?:and|so|but|which|where|or|after|unless|while) .*$/, '');
  if (showing.test(first)) return `See ${first.replace(showing, '')}`;
  return thirdToRequest(first) ?? toRequest(`to ${first}`);
}
