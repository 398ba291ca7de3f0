/** A time of day to the second, as applications write it by themselves: ISO, or digits alone (14 or 17 of them). */
const writtenTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|^(?:19|20)\d{12}(?:\d{3})?$/;
/** Milliseconds since 1970, from 2001 on. */
const isEpoch = (value: number) => Number.isInteger(value) && value > 1e12 && value < 4e12;

/** Seconds since 1970: ten digits, which other numbers have as well, so no more than two years from now. */
const isSeconds = (value: number) =>
  Number.isInteger(value) && Math.abs(value * 1000 - Date.now()) < 2 * 366 * 86_400_000;
const digits = /^\d{10}$|^\d{13}$/;

/** Whether a value is the application's clock: it differs between two equal runs and says nothing of what was done. */
export const isClock = (value: unknown): boolean =>
  typeof value === 'string'
    ? writtenTime.test(value) || (digits.test(value) && isClock(Number(value)))
    : typeof value === 'number' && (isEpoch(value) || isSeconds(value));
