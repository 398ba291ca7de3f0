const months = 'January February March April May June July August September October November December'.split(' ');

/** Whether a text has today's date in it, in one of the usual forms: it says something else tomorrow. */
export function saysToday(text: string, now = new Date()): boolean {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const two = (n: number) => String(n).padStart(2, '0');
  const written = `${year}${two(month + 1)}${two(day)}`;
  const name = months[month]!;
  const spoken = [name, name.slice(0, 3)].join('|');
  const forms = [
    written,
    `${year}[-/.]${two(month + 1)}[-/.]${two(day)}`,
    `0?${day}[-/.]0?${month + 1}[-/.](?:${year}|${year % 100})`,
    `0?${month + 1}/0?${day}/(?:${year}|${year % 100})`,
    `0?${day}(?:st|nd|rd|th|\\.)? (?:${spoken})\\.?,? ${year}`,
    `(?:${spoken})\\.? 0?${day}(?:st|nd|rd|th)?,? ${year}`,
  ];
  return new RegExp(`(?<!\\d)(?:${forms.join('|')})(?!\\d)`, 'i').test(text);
}
