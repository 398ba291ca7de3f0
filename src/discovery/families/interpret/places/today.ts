const months = 'January February March April May June July August September October November December'.split(' ');
const two = (n: number) => String(n).padStart(2, '0');
const ordinal = (day: number) =>
  `${day}${day % 10 > 3 || day % 10 === 0 || (day > 10 && day < 14) ? 'th' : ['st', 'nd', 'rd'][(day % 10) - 1]}`;

/** The name of the place that stands for today's date, in one of these forms: `{today:iso}`. No parameter is called so. */
export const todayName = 'today';

/** Forms in which applications write a day, in words of English or in digits. */
const forms: Record<string, (year: number, month: number, day: number) => string> = {
  ordinal: (year, month, day) => `${ordinal(day)} ${months[month]} ${year}`,
  ordinalShort: (year, month, day) => `${ordinal(day)} ${months[month]!.slice(0, 3)} ${year}`,
  long: (year, month, day) => `${day} ${months[month]} ${year}`,
  short: (year, month, day) => `${day} ${months[month]!.slice(0, 3)} ${year}`,
  monthFirst: (year, month, day) => `${months[month]} ${day}, ${year}`,
  monthFirstShort: (year, month, day) => `${months[month]!.slice(0, 3)} ${day}, ${year}`,
  iso: (year, month, day) => `${year}-${two(month + 1)}-${two(day)}`,
  slashes: (year, month, day) => `${two(day)}/${two(month + 1)}/${year}`,
  slashesMonthFirst: (year, month, day) => `${two(month + 1)}/${two(day)}/${year}`,
  dots: (year, month, day) => `${two(day)}.${two(month + 1)}.${year}`,
};

/** Today's date in a form; undefined where there is none of this name. */
export const todayAs = (form: string, now = new Date()): string | undefined =>
  forms[form]?.(now.getFullYear(), now.getMonth(), now.getDate());

/** The forms of today's date that stand in a text, as values with the names of their places. */
export function todayIn(text: string, now = new Date()): { name: string; value: string }[] {
  return Object.keys(forms)
    .map((form) => ({ name: `${todayName}:${form}`, value: todayAs(form, now)! }))
    .filter(({ value }) => new RegExp(`(?<![\\d-])${value.replace(/[./]/g, '\\$&')}(?![\\d-])`).test(text));
}

/** Whether a text has today's date in it, in one of the usual forms: it says something else tomorrow. */
export function saysToday(text: string, now = new Date()): boolean {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const written = `${year}${two(month + 1)}${two(day)}`;
  const name = months[month]!;
  const spoken = [name, name.slice(0, 3)].join('|');
  const patterns = [
    written,
    `${year}[-/.]${two(month + 1)}[-/.]${two(day)}`,
    `0?${day}[-/.]0?${month + 1}[-/.](?:${year}|${year % 100})`,
    `0?${month + 1}/0?${day}/(?:${year}|${year % 100})`,
    `0?${day}(?:st|nd|rd|th|\\.)? (?:${spoken})\\.?,? ${year}`,
    `(?:${spoken})\\.? 0?${day}(?:st|nd|rd|th)?,? ${year}`,
  ];
  return new RegExp(`(?<!\\d)(?:${patterns.join('|')})(?!\\d)`, 'i').test(text);
}
