const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const word = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$|^(?:of|at|the)$/;
const clock = /(?:^|[\s,]|(?<=\d)t)(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.0+)?)?\s*([ap])?\.?(?:m\.?)?$/;

const two = (value: number) => String(value).padStart(2, '0');

/**
 * The dates and times that a text may mean, as fields of a page keep them: "2026-03-05", "14:30", "2026-03-05T14:30",
 * "2026-03", "2026-W10". "3/5/2026" means two; a text that is more or less than a date or a time means none.
 */
export function readMoments(text: string): string[] {
  const spoken = text.normalize('NFKC').trim().toLowerCase();
  const week = /^(\d{4})-?w(\d{1,2})$/.exec(spoken);
  if (week) return [`${week[1]}-W${two(Number(week[2]))}`];
  const at = clock.exec(spoken);
  const time = at && (at[2] || at[4]) ? readTime(at) : undefined;
  if (!time) return readDates(spoken);
  const before = spoken.slice(0, at!.index).trim();
  return before === '' ? [time] : readDates(before).map((date) => `${date}T${time}`);
}

function readTime([, hours, minutes = '00', seconds, half]: RegExpExecArray): string | undefined {
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  return `${two(hour)}:${minutes}${seconds && seconds !== '00' ? `:${seconds}` : ''}`;
}

function readDates(spoken: string): string[] {
  const parts = spoken.split(/[\s,./-]+/).filter((part) => part !== '' && !word.test(part));
  const named = parts.findIndex((part) => monthNames.includes(part.slice(0, 3)) && /^[a-z]+$/.test(part));
  const numbers = parts
    .filter((_, index) => index !== named)
    .map((part) => part.replace(/(?<=\d)(?:st|nd|rd|th)$/, ''));
  if (numbers.some((number) => !/^(?:\d{1,2}|\d{4})$/.test(number))) return [];
  const [first = '', second = '', third = ''] = numbers;
  const isYear = (number: string) => number.length === 4;
  if (named >= 0) {
    const month = String(monthNames.indexOf(parts[named]!.slice(0, 3)) + 1);
    if (numbers.length === 1 && isYear(first)) return date(first, month);
    if (numbers.length !== 2) return [];
    return isYear(first) ? date(first, month, second) : date(second, month, first);
  }
  if (numbers.length === 2) return isYear(first) ? date(first, second) : isYear(second) ? date(second, first) : [];
  if (numbers.length !== 3 || isYear(second)) return [];
  if (isYear(first)) return date(first, second, third);
  if (third.length < 2) return [];
  const dayFirst = date(third, second, first);
  return spoken.includes('.') ? dayFirst : [...new Set([...date(third, first, second), ...dayFirst])];
}

/** The date in ISO's way, in a list; an empty one where there is no such day. */
function date(year: string, month: string, day?: string): string[] {
  const full = year.length === 2 ? `20${year}` : year;
  if (full.length !== 4 || Number(month) < 1 || Number(month) > 12) return [];
  if (day === undefined) return [`${full}-${two(Number(month))}`];
  const days = new Date(Date.UTC(Number(full), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= days ? [`${full}-${two(Number(month))}-${two(Number(day))}`] : [];
}
