import { controlVerbSet, isVerb } from './verbs.ts';

/** Sentences of a paragraph; "e.g.", "i.e." and periods inside names do not end one. */
export function splitSentences(text: string): string[] {
  const guarded = text.replace(/\b(e\.g|i\.e|etc|vs|approx)\./gi, (m) => m.replaceAll('.', '․'));
  return guarded
    .split(/(?<=[.!?]["”)]?)\s+(?=["“*(]*[A-Z0-9$])/)
    .map((sentence) => sentence.replaceAll('․', '.').trim())
    .filter((sentence) => sentence !== '');
}

const leadWord =
  /^(?:now|then|next|first|firstly|second|secondly|third|finally|lastly|afterwards|alternatively|instead|otherwise|optionally|again|also|and|or|so|just|simply|please|once done|to start|to begin)\b,?\s*/i;
const permission =
  /^(?:you|users?) (?:can|may|could|should|must|will need to|need to|have to|will want to|might want to|want to)(?: also| now| then| either| simply| easily| just)*\s+/i;
const placeLead =
  /^(?:in|on|from|under|at|within|with|inside|near|below|above|by default|to the|after|once|when|via|if (?:necessary|needed|required|you (?:want|wish|like|prefer|need)))\b/i;

/** Takes leading "Then,", "You can", "Please" away. */
export function stripLead(sentence: string): string {
  let text = sentence.trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(leadWord, '').replace(permission, '');
  }
  return capitalise(text);
}

/** True when a sentence tells the reader to do something ("Click …", "In the sidebar, open …"). */
export function isInstruction(sentence: string): boolean {
  const text = stripLead(sentence);
  if (/^(?:see|note|remember|let|try|read|watch|learn)\b/i.test(text)) return false;
  if (/\bto (?:learn|find out|read)\b|^visit .* for\b/i.test(text)) return false;
  if (
    /^\w+ ?: /.test(text) ||
    /^\w+(?: \w+)? (?:is|are|was|can|will|has|have|does|may|must|widgets?|macros?|operators?)\b/i.test(text)
  )
    return false;
  if (startsWithVerb(text)) return true;
  if (!placeLead.test(text)) return false;
  if (/,\s*\w+(?: \w+)? (?:is|are|was|were|can|will)\b/i.test(text)) return false;
  const clause = /,\s*(?:then |just |simply |you (?:can|should|must|need to) )?(\S+)/i.exec(text);
  if (clause !== null && isVerb(clause[1] ?? '')) return true;
  return [...text.matchAll(/\s([a-z-]+)\s/g)].some(
    (m) => controlVerbSet.has(m[1] ?? '') && /appears?\s|^from /i.test(text),
  );
}

/** True when the first word is a verb in its base form. */
export function startsWithVerb(text: string): boolean {
  const first = /^["*]*([A-Za-z-]+)/.exec(text)?.[1] ?? '';
  return isVerb(first) && !/^["*]/.test(text);
}

const controlVerbList = [...controlVerbSet].join('|');
const joint = new RegExp(
  `(?<!if not|otherwise|if so|if necessary)(?:[,;]\\s*(?:and then |then |and (?:finally |again )?)?|\\s+(?:and then|then|and)\\s+)(?=(?:${controlVerbList}|add|save|set|give|change|paste|copy|tag|create|edit|delete|rename|write|confirm|replace|use)\\s+(?!and\\b|or\\b|button|tab))`,
  'i',
);

/** "Click A, then choose B and press C" → three steps. Each begins with a verb or its place. */
export function splitSteps(sentence: string): string[] {
  const text = sentence
    .replace(/[.;:!]+$/, '')
    .replace(/,? (?:because|since|so that) .*$/, '')
    .replace(/^(\d+[.)]|[-–•])\s+/, '');
  const { masked, names } = maskNames(text);
  const pieces = masked.split(joint).map((piece) => piece.replace(/⟦(\d+)⟧/g, (_, i) => names[Number(i)] ?? ''));
  const steps: string[] = [];
  for (const piece of pieces) {
    const step = stripLead(piece.trim());
    const previous = steps.at(-1);
    if (previous !== undefined && (!startsWithVerb(step) || !isInstruction(previous)))
      steps[steps.length - 1] = `${previous}, ${piece.trim()}`;
    else if (step !== '') steps.push(step);
  }
  return steps;
}

function maskNames(text: string): { masked: string; names: string[] } {
  const names: string[] = [];
  const masked = text.replace(/"[^"]*"|\*\*[^*]+\*\*|\([^)]*\)/g, (name) => `⟦${names.push(name) - 1}⟧`);
  return { masked, names };
}

export function capitalise(text: string): string {
  return text.replace(/^[a-z]/, (c) => c.toUpperCase());
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
