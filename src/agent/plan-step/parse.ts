import type { Decision } from '../../records/episode/decision.ts';
import { dragging, hovering } from './acts/pointer-words.ts';
import { scrolling } from './acts/scroll-words.ts';
import { choosingSeveral, oneByOne } from './acts/several.ts';
import { fill, typing } from './acts/typing.ts';
import { isAssertion, waiting } from './acts/wait-words.ts';
import { leftOver } from './sentence/left-over.ts';
import { putBackQuotes, takeOutQuotes } from './sentence/quotes.ts';
import { parseTarget, type Target } from './sentence/target.ts';
import { clickableTypes, clickVerbs, keysOf, remark, typeVerbs } from './sentence/words.ts';
import type { Way } from './way.ts';

/** One act of a plan step, with the ways to do it, the likeliest first; none where its words, or those in `unread`, are not understood. */
export type PlanAct = { words: string; ways: Way[]; unread?: string };

const verb =
  '(?:(?:double|right)[- ])?(?:click|press|hit|push|tap|type|enter|choose|select|pick|open|tick|check|untick|uncheck|turn|switch|write|fill|set|search|drag|hover|scroll|delete|save|confirm|close|add|remove|edit|replace|change|clear)\\b';
const joints = new RegExp(
  `\\s*(?:[,;]\\s*(?:and\\s+)?(?:then\\s+)?|\\s+and\\s+(?:then\\s+)?|\\s+then\\s+)(?=${verb})`,
  'i',
);
const lead = new RegExp(`^((?:in|on|at|under|from|inside|within|below|of)\\s+[^,]+),\\s*(?=${verb})`, 'i');
const purpose = /^(?:to|in order to|if|once|when|after)\s[^,]+,\s*/i;
/** What the screen decides, not the one who reads. */
const condition = /^if\s+(?!you\b|necessary|needed|required)[^,]+,/i;

/** Reads a plan step in words; a step may hold several acts, or none when it is only a remark. */
export function parsePlanStep(step: string): PlanAct[] {
  const { skeleton, parts } = takeOutQuotes(step.replace(/^\s*(?:\d+[.)]|[-*#])\s+/, ''));
  let where = '';
  const sentence = skeleton.replace(purpose, '').replace(lead, (_all, phrase: string) => {
    where = ` ${phrase}`;
    return '';
  });
  return sentence
    .split(joints)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !isRemark(clause))
    .flatMap(oneByOne)
    .map((clause) => {
      const words = putBackQuotes(clause, parts);
      const unread = condition.exec(skeleton)?.[0] ?? leftOver(clause);
      if (unread !== null) return { words, ways: [], unread: putBackQuotes(unread, parts) };
      return { words, ways: waysOf(clause, where, parts) };
    });
}

function waysOf(clause: string, where: string, parts: readonly string[]): Way[] {
  const act = clause
    .replace(/^(?:please|now|then|finally|next|first)[,\s]+/i, '')
    .replace(/^(turn|switch)\s+(.+)\s+(on|off)$/i, '$1 $3 $2');
  const text = act + where;
  const lower = text.toLowerCase();
  return (
    pressKeys(act, parts) ??
    waiting(text, parts) ??
    scrolling(text, parts) ??
    dragging(text, parts) ??
    hovering(text, parts) ??
    selecting(text, parts) ??
    searching(text, parts) ??
    (typeVerbs.test(lower) ? (typing(text, parts) ?? (isHalfSaid(text) ? [] : null)) : null) ??
    choosingSeveral(text, parts) ??
    (clickVerbs.test(lower) ? clicking(text, parts) : buttonNamedByVerb(text, parts))
  );
}

const isRemark = (clause: string): boolean => remark.test(clause.toLowerCase()) && !isAssertion(clause);

/** A verb of typing alone, or with two texts that are in no known order. */
const isHalfSaid = (text: string): boolean => !/\s/.test(text) || /«.*«/.test(text);

/** `press Enter`, `press Ctrl+End in the text area`, `press the keys "abc" in the title box`. */
function pressKeys(text: string, parts: readonly string[]): Way[] | null {
  const found =
    /^(?:press|hit|type|use)\s+(the keys?\s+(?=«))?(.+?)(?:\s+(?:in|on)\s+(.+?))?(?:\s+(?:to|in order to)\s.*)?$/i.exec(
      text,
    );
  if (!found) return null;
  if (/^type\s+«/i.test(text)) return null;
  const words = putBackQuotes(found[2]!, parts);
  const raw = found[1] || (/^press\s+«\d+»$/i.test(text) && /\{[A-Z]\w*(?:\+\w+)*\}/.test(words));
  const keys = raw ? words : keysOf(words);
  const target = found[3] ? parseTarget(found[3], parts) : null;
  return keys ? [{ function: 'keyboard_input', args: { keys }, target }] : null;
}

/** `select "word" in the text area`: text, not a choice; "in the text" is wherever the application shows it. */
function selecting(clause: string, parts: readonly string[]): Way[] | null {
  const found = /^(?:select|highlight|mark)\s+(?:the\s+(?:[\w-]+\s+){1,2}(?=«))?(«\d+»)\s+in\s+(.+)$/i.exec(clause);
  if (!found) return null;
  const target = parseTarget(found[2]!, parts);
  const text = putBackQuotes(found[1]!, parts);
  const act = { function: 'select_text', args: { text } } as const;
  if (/^(?:the\s+)?(?:text|document|table)$/i.test(found[2]!)) return [{ ...act, target: null }];
  return target.kinds[0] === 'Edit' ? [{ ...act, target }] : null;
}

function searching(text: string, parts: readonly string[]): Way[] | null {
  const found = /^(?:search|look)\s+(?:for\s+)?(?:the\s+\w+\s+)?(.+?)(\s+(?:in|on|with)\s+.*)?$/i.exec(text);
  if (!found) return null;
  const target = found[2]
    ? parseTarget(found[2].replace(/^\s+(?:in|on|with)\s+/, ''), parts)
    : { names: [], kinds: [], within: [] };
  return [fill(putBackQuotes(found[1]!, parts), { ...target, names: [...target.names, 'search'] })];
}

function clicking(text: string, parts: readonly string[]): Way[] {
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
function buttonNamedByVerb(text: string, parts: readonly string[]): Way[] {
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
