import type { Decision } from '../../../records/episode/decision.ts';
import { putBackQuotes } from '../sentence/quotes.ts';
import { parseTarget, type Target } from '../sentence/target.ts';
import { clickableTypes, clickVerbs } from '../sentence/words.ts';
import type { Way } from '../way.ts';
import { fill } from './typing.ts';

/** `click "Save"`, `tick "Wrap"`, `choose "Red" in the "Colour" list`: a verb that names a click. */
export function clicking(text: string, parts: readonly string[]): Way[] {
  const word = new RegExp(clickVerbs.source, 'i').exec(text)![0];
  const rest = text
    .slice(word.length)
    .replace(/^\s*(?:on|to|at)\s+/i, '')
    .replace(/\s+(?:to|so that|in order to)\s+(?!«).*$/i, '');
  const target = parseTarget(rest, parts);
  if (target.names.length === 0 || /^(?:the|an?)?$/i.test(rest.trim())) return [];
  const args: Decision['args'] = /^double/i.test(word)
    ? { double: true }
    : /^right/i.test(word)
      ? { button: 'right' }
      : {};
  const click: Way = { function: 'click_input', args, target };
  if (/^(?:tick|check|mark|switch on|turn on)/i.test(word)) return [{ ...click, already: 'checked' }];
  if (/^(?:untick|uncheck|switch off|turn off)/i.test(word)) return [{ ...click, already: 'unchecked' }];
  if (/^(?:expand|unfold)/i.test(word)) return [{ ...click, already: 'expanded' }];
  if (/^clear/i.test(word)) return [fill('', target), { ...click, already: 'unchecked' }];
  if (!/^(?:choose|select|pick)/i.test(word)) return [click];
  const [list, ...outer] = target.within;
  const combo = list ? [list.name, ...target.names] : target.names;
  const choose = fill(target.names[0] ?? '', { names: combo, kinds: ['ComboBox', 'List'], within: outer });
  return [choose, click];
}

/** `Rename the note to Milk`: no button's name says what to. */
const newValue = /\s(?:to|as)\s+(?!(?:an?|the|this|that|these|its|your|it|be)\b)[\p{L}\p{N}]+(?:\s[\p{L}\p{N}]+)?$/iu;

/** "Delete the tiddler "X"": a button called "delete …", of X. */
export function buttonNamedByVerb(text: string, parts: readonly string[]): Way[] {
  const [word = '', ...others] = text.split(/\s+/);
  if (!/^\p{L}/u.test(word) || newValue.test(text)) return [];
  const target = parseTarget(others.join(' '), parts);
  const spoken = putBackQuotes(text, parts).toLowerCase();
  const object = /«/.test(others.join(' ')) ? target.names.map((name) => ({ name, quoted: true })) : [];
  const named: Target = {
    names: [spoken, word.toLowerCase()],
    kinds: clickableTypes,
    within: [...object, ...target.within],
  };
  return [{ function: 'click_input', args: {}, target: named }];
}
