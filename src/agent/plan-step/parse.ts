import { buttonNamedByVerb, clicking } from './acts/clicking.ts';
import { dragging, hovering } from './acts/pointer-words.ts';
import { pressing } from './acts/pressing.ts';
import { scrolling } from './acts/scroll-words.ts';
import { searching } from './acts/searching.ts';
import { selecting } from './acts/selecting.ts';
import { choosingSeveral, oneByOne } from './acts/several.ts';
import { typing } from './acts/typing.ts';
import { isAssertion, waiting } from './acts/wait-words.ts';
import { leftOver } from './sentence/left-over.ts';
import { putBackQuotes, takeOutQuotes } from './sentence/quotes.ts';
import { clickVerbs, remark, typeVerbs } from './sentence/words.ts';
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
    pressing(act, parts) ??
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
