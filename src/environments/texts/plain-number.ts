/** A text that holds one number: what stands before and after it, and what the number may be, in digits. */
export type PlainNumber = { before: string; after: string; values: string[] };

const shape = /^(\D*?)(\d[\d.,'’\s]*\d|\d|[.,]\d+)(\D*)$/;

/**
 * Reads the one number of a text: "-5", "1,234.50", "$ 80", "12 kg"; undefined where there is none or more than one.
 * "1,234" may be two numbers, in two countries; "1.234.567,5" is only one.
 */
export function readNumber(text: string): PlainNumber | undefined {
  const found = shape.exec(text.normalize('NFKC').replace('\u2212', '-').trim());
  if (!found) return undefined;
  const [, lead = '', body = '', after = ''] = found;
  const signed = /^(.*?)([-+])([^\p{L}\d]*)$/u.exec(lead);
  const isSign = signed && /(?:^|[\s\p{Sc}])$/u.test(signed[1]!);
  const sign = isSign && signed[2] === '-' ? '-' : '';
  const values = digitsOf(body).map((digits) => sign + digits);
  return values.length > 0 ? { before: isSign ? signed[1]! + signed[3]! : lead, after, values } : undefined;
}

function digitsOf(body: string): string[] {
  const dense = body.replace(/[\s'’]/g, '');
  const marks = dense.replace(/\d/g, '');
  if (marks === '') return [canonical(dense, '')];
  const last = Math.max(dense.lastIndexOf('.'), dense.lastIndexOf(','));
  const whole = dense.slice(0, last);
  const grouped = (digits: string) => /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$|^\d*$/.test(digits);
  const bare = (digits: string) => digits.replace(/[.,]/g, '');
  const fraction =
    !whole.includes(dense[last]!) && grouped(whole) ? [canonical(bare(whole), dense.slice(last + 1))] : [];
  return grouped(dense) ? [...new Set([...fraction, canonical(bare(dense), '')])] : fraction;
}

/** Zeros at the end of a fraction mean nothing; at the beginning of a number they may (a code). */
function canonical(whole: string, fraction: string): string {
  const rest = fraction.replace(/0+$/, '');
  return (whole || '0') + (rest ? `.${rest}` : '');
}
