import type { App, DocumentationPage } from '../../app-pack/app.ts';
import type { Candidate } from '../rules/rule.ts';
import { isEnglishText } from '../words/english.ts';
import { isInstruction, startsWithVerb, wordCount } from '../words/sentences.ts';
import { controlVerbSet } from '../words/verbs.ts';
import { tokens } from './dedupe.ts';

/** Why a candidate goes. The first rule that objects is the one that is counted. */
export const cleanRules = ['language', 'length', 'stale', 'relevance', 'vague', 'instruction'] as const;
export type CleanRule = (typeof cleanRules)[number];

type Context = { app: Pick<App, 'title' | 'vocabulary'>; page: DocumentationPage | undefined };

/** Drops what is no English, too short or long, out of date, about something else, or no instruction (section 3.1.1). */
export function clean(
  candidates: readonly Candidate[],
  pages: readonly DocumentationPage[],
  app: Pick<App, 'title' | 'vocabulary'>,
): { kept: Candidate[]; dropped: { candidate: Candidate; rule: CleanRule }[] } {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const kept: Candidate[] = [];
  const dropped: { candidate: Candidate; rule: CleanRule }[] = [];
  for (const candidate of candidates) {
    const rule = objection(candidate, { app, page: byId.get(candidate.page) });
    if (rule === null) kept.push(candidate);
    else dropped.push({ candidate, rule });
  }
  return { kept, dropped };
}

/** The first rule that speaks against a candidate, or null. */
export function objection(candidate: Candidate, context: Context): CleanRule | null {
  if (!isEnglish(candidate)) return 'language';
  if (!hasFitLength(candidate)) return 'length';
  if (isStale(candidate, context.page)) return 'stale';
  if (!isRelevant(candidate, context)) return 'relevance';
  if (isVague(candidate)) return 'vague';
  if (!instructs(candidate)) return 'instruction';
  return null;
}

function isEnglish({ task, plan }: Candidate): boolean {
  return isEnglishText([task, ...plan].join(' ').replace(/"[^"]*"|\*\*[^*]+\*\*/g, ''));
}

function hasFitLength({ task, plan }: Candidate): boolean {
  const words = wordCount(task);
  return (
    words >= 2 &&
    words <= 22 &&
    plan.length <= 12 &&
    plan.every((step) => wordCount(step) >= 2 && wordCount(step) <= 50)
  );
}

const stalePage = /\b(?:release ?notes?|deprecated|obsolete|change ?log|roadmap|classic|archive|history)\b/i;
const staleText =
  /\b(?:deprecated|obsolete|no longer|legacy|prior to v?\d|previous versions?|older versions?|(?:before|until|up to) (?:version |v)\d|flash|internet explorer)\b/i;

function isStale({ task, plan }: Candidate, page: DocumentationPage | undefined): boolean {
  const labels = [page?.id ?? '', page?.title ?? '', ...(page?.tags ?? [])];
  return (
    labels.some((label) => stalePage.test(label) || /^Release \d/.test(label)) ||
    staleText.test([task, ...plan].join(' '))
  );
}

/** What stands on a screen. */
const screenNoun =
  /"[^"]+"|\b(?:button|tab|field|toolbar|menu|panel|manager|box|dropdown|key|icon|list|pill|checkbox|editor|setting|keyboard|sidebar)s?\b/i;
/** Places outside the application. */
const elsewhere =
  /\b(?:git ?hub|git|npm|node(?:\.js|js)?|command[- ]line|terminal|shell|server|localhost|php|apache|nginx|windows|linux|macos|mac os|android|ios|iphone|ipad|chrome|firefox|safari|browser'?s? (?:menu|settings|extension|console)|developer tools|devtools|dropbox|google|twitter|discord|facebook|emacs|vim|repository|repo|pull request|fork|branch|commit|folder|directory|subfolder|e-?mail|download(?:s|ed)?|add-?on|app store|usb|ftp|webdav|https?|\w*desktop|microsoft|your computer|operating system|file system|executable)\b|\w\.(?:com|org|net|io)\b/i;
/** What only an author of code asks for. */
const authoring =
  /\b(?:operators?|\w*widget\w*|macros?|hook|filter run prefix|javascript|css|html5?|svg|json|api|modules?|es20\d\d|latex)\b/i;
const codeNoun = /\b(?:widget|operator|attribute|pragma|parameter)s?\b|[a-z]Widget\b/i;
const codeLike = /<\$|\\define|\\procedure|\[\[?[a-z-]*\[|\$\w+\$|=""|:=|\(\)|<<|>>|&lt;/;

/** Touches the application: names one of its things or controls, and happens inside it. */
function isRelevant({ task, plan }: Candidate, { app, page }: Context): boolean {
  const text = [task, ...plan].join(' ');
  const unquoted = (part: string) => part.replace(/"[^"]*"/g, '');
  const away = plan.filter((step) => elsewhere.test(unquoted(step)) || /javascript|\bmodule\b/i.test(step)).length;
  if (
    elsewhere.test(unquoted(task)) ||
    authoring.test(unquoted(task)) ||
    away > plan.length / 4 ||
    isAboutElsewhere(page)
  )
    return false;
  const isCode = (part: string) => codeLike.test(part) || codeNoun.test(part);
  if (isCode(task) || plan.filter(isCode).length > plan.length / 3) return false;
  const words = new Set(text.toLowerCase().match(/[a-z]+/g) ?? []);
  const own = [...app.vocabulary, app.title].some(
    (word) => words.has(word.toLowerCase()) || words.has(`${word.toLowerCase()}s`),
  );
  return own || screenNoun.test(text);
}

const dangling =
  /^(?:\S+ ){0,3}(?:it|them|they)\b|^\w+ (?:that|these|those) |\b(?:with|to|of|for|on) (?:that|those|these)\b|\b(?:such|other than|yourself|as follows|the latter|the former|above|below|step \d|example|demo|something|things?|stuff)\b|\bthis (?:feature|function|command|option|setting|dialog|mode|icon)\b/i;
const pendingStep =
  /(?:\b(?:eg|e\.g\.?|like this|like so|as follows|following|for example|such as|either|with|the|to|and|or|if not|containing|called|named|into|in)|[:,(–-])$/i;
const remoteStep =
  /\b(?:the following|as follows|this example|these examples|the demo|below:?|like this|the code|these tiddlers|step \d|methods? above)\b/i;

const thirdParty = /"[^"]+" by |\bby [A-Z]\w+(?: [A-Z]\w+)*$/;

/** A page about installing or hosting, or about somebody else's edition, says how to act outside the application. */
function isAboutElsewhere(page: DocumentationPage | undefined): boolean {
  return (
    page !== undefined &&
    (elsewhere.test(page.title) || authoring.test(page.title) || thirdParty.test(page.title)) &&
    !page.title.includes('$:/')
  );
}

const cutOff = /\b(?:than|with|the|to|and|or|from|by|of|which|for|using|this|into)$/i;

/** What a dropped picture or example leaves behind. */
const hole = /\b(?:the|an?) (?:and|or|in|to|of)\b|^Use (?:and|any)\b|^Click (?:the )?(?:and|to|in)\b/i;

/** A control without its name. */
const unnamed =
  /^(?:click|press|use|open|select)(?: on)? (?:the|this|an?|that|any)? ?(?:button|tab|icon|link|option|tiddler|item|picture|keyboard shortcut|macro|tool)$/i;

/** A task that leans on text around it ("Remove that tag"), or a plan that breaks off. */
function isVague({ task, plan }: Candidate): boolean {
  if (
    dangling.test(task) ||
    cutOff.test(task) ||
    /[()]/.test(task) ||
    /^(?:give you|make use|do|be|have|go|get|set to|see the above)\b/i.test(task) ||
    /[:;]|\.\s/.test(task)
  )
    return true;
  if (/^\w+ (?:it|them|this|that)\b(?! \w+ (?:button|tab))/i.test(plan[0] ?? '')) return true;
  if (plan.some((step) => hole.test(step)) || plan.every((step) => unnamed.test(step))) return true;
  const unfinished = plan.filter((step) => pendingStep.test(step) || remoteStep.test(step)).length;
  return unfinished > 0 && unfinished >= plan.length / 3;
}

/** Task and steps are imperative, and the plan says more than the task. */
function instructs({ task, plan }: Candidate): boolean {
  if (!startsWithVerb(task)) return false;
  if (plan.filter((step) => isInstruction(step)).length / plan.length < 0.75) return false;
  if (plan.every((step) => /^Use\b/.test(step) && !screenNoun.test(step))) return false;
  const asked = tokens(task);
  const verb = task.split(' ')[0]?.toLowerCase();
  return !plan.every((step) => {
    const told = tokens(step);
    const repeated = [...asked].filter((word) => told.has(word)).length / asked.size;
    const first = step.split(' ')[0]?.toLowerCase() ?? '';
    if (step.includes('"') && first !== verb && (first === 'use' || controlVerbSet.has(first))) return false;
    return repeated >= 0.6 || (repeated >= 0.5 && step.toLowerCase().startsWith(verb ?? ''));
  });
}
