import { readMoments } from '../../texts/moments.ts';
import { readNumber } from '../../texts/plain-number.ts';

/** What a field of this kind is written like. */
const examples: Record<string, string> = {
  date: '2025-05-03',
  time: '17:30',
  'datetime-local': '2025-05-03T17:30',
  month: '2025-05',
  week: '2025-W18',
  number: '12.5',
  range: '50',
  color: '#ff8800',
};

const shapes: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d/,
  'datetime-local': /^\d{4}-\d\d-\d\dT/,
  month: /^\d{4}-\d\d$/,
  week: /^\d{4}-W/,
};

/** How a field of this kind writes what a person wrote ("5 March 2026", "80 %"): itself first, then what it may mean. */
export function formWritings(form: string, text: string): string[] {
  const plain = text.trim();
  if (form === 'color') return [plain];
  const shape = shapes[form];
  const read = shape
    ? readMoments(plain).filter((moment) => shape.test(moment))
    : numbersIn(form === 'number' ? plain.replace(/\s*%$/, '') : plain);
  return [...new Set([plain, ...read])];
}

/** What to say of a text that is none of its kind, or may be two. */
export function noForm(form: string, text: string): string {
  const meant = formWritings(form, text).slice(1);
  if (meant.length > 1) return `"${text}" may be ${meant.join(' or ')}`;
  return `it is a ${form} field, which takes text like ${examples[form]}, not "${text}"`;
}

function numbersIn(text: string): string[] {
  const number = readNumber(text);
  return number && number.before + number.after === '' ? number.values : [];
}
