import { clickVerbs, typeVerbs } from './words.ts';

/** Small words that change what is to be done: what joins, excepts, counts or sets a condition. */
const telling =
  /(?<![\p{L}-])(?:and|or|nor|but|unless|if|except|without|while|until|not|don['’]t|never|every|each|all|any|anything|everything|both|either|neither|twice|thrice|times|hold|held|holding)(?![\p{L}-])[^«»]*/iu;
/** `«0», «1» and «2»`, which is read as several. */
const several = /«\d+»(?:(?:,\s*(?:and\s+)?|\s+and\s+)«\d+»)+(?=\s+(?:in|from|on|out of)\s)/g;
/** A place in plain words may hold any of these: `in the Find and Replace dialog`. */
const place =
  /\s(?:in|of|on|under|from|inside|within|at)\s+(?:the|this|that|its|your)\s+(?:[^«»\s]+\s+)*?(?:dialog|window|panel|section|toolbar|sidebar|menu|list|page|region|table|tab|area|group|bar|view|editor|box|field)(?=\s|$)/gi;
/** `wait until «0»`, `scroll down until «0»`. */
const comes = /^((?:wait|scroll)\b[^«»]*?)\s+(?:until|while)(?=\s)/i;
/** Why it is done. */
const purpose = /\s+(?:(?:in order )?to|so(?: that)?|which|that|because)\s+(?!«)[^«»]*$/i;
/** What is typed without quotes, before or behind its place. */
const typedFirst = /^(?:type|enter|write|input|put)\s+[^«»]+?(?=\s+(?:in|into|on)\s)/i;
const typedLast = /\s(?:to|with|by|as)\s+[^«»]+$/i;

/** What of a clause with a quoted name nothing would heed, though it changes what is meant; null where all of it is read. */
export function leftOver(clause: string): string | null {
  if (!clause.includes('«')) return null;
  const lower = clause.toLowerCase();
  const types = typeVerbs.test(lower);
  const isClick = clickVerbs.test(lower);
  const choice = (/^(?:choose|select|pick)\b/i.test(clause) ? clause.replace(several, '«0»') : clause).replace(
    comes,
    '$1',
  );
  const words = (types ? choice.replace(typedFirst, '').replace(typedLast, '') : choice.replace(purpose, '')).replace(
    place,
    '',
  );
  const found =
    telling.exec(words) ??
    /«\d+»(?=[\s,/>›→|-]*\s|,)[\s,/>›→|-]*(«\d+»)/.exec(words) ??
    (types ? /(?<!\p{L})(?:at the (?:very )?(?:beginning|end|start)|after|before)(?!\p{L}).*/iu.exec(choice) : null) ??
    (isClick ? /\s(?:with|using)\s+[^«»]*$/i.exec(words) : null);
  return found ? (found[1] ?? found[0]).trim() : null;
}
