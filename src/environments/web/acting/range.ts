import { type Attempt, failed, gone } from '../../attempt.ts';
import { readNumber } from '../../texts/plain-number.ts';
import type { Range as Place } from '../in-page/seeing/states.ts';
import { callKit, frameOf, type Session } from '../session.ts';

type Range = Place & { step?: number };

/** So many keys are pressed at most, so many before looking again, and for so long. */
const mostKeys = 1200;
const atOnce = 40;
const longestMs = 15_000;

/** Moves a slider or a spinner of the page's own to a number, by keys. */
export async function moveTo(session: Session, label: string, text: string): Promise<Attempt> {
  const frame = frameOf(session, label);
  const read = () => callKit(session, frame, 'range', [label]);
  const start = await read();
  if (!start) return failed('action', 'The control cannot take the text: it says no number.');
  const wanted = wantedIn(start, text);
  if (wanted === undefined) {
    const byWord = await moveToWord(session, label, text);
    if (byWord) return byWord;
    const like = start.percent ? 'it says no number, and takes a place in percent, like 50%' : 'it takes a number';
    return failed('action', `The control cannot take the text: ${like}, not "${text}".`);
  }
  if (isOutside(start, wanted)) {
    return failed('action', `The control cannot take the text: it takes values ${between(start)}, not "${text}".`);
  }
  if (!(await callKit(session, frame, 'focus', [label]))) {
    return failed('action', 'The control cannot take the text: it does not take the keyboard.');
  }
  const end = await walk(session, label, start, wanted);
  if (!end) return gone(label);
  if (isAt(end, wanted)) return { ok: true, how: 'keys' };
  const steps = end.step ? `, in steps of ${end.step}` : '';
  return failed('action', `The control stands at ${end.now} instead of ${wanted}: it goes ${between(end)}${steps}.`);
}

/** So many places with names of their own are looked through. */
const mostPlaces = 60;

/** Moves it to the place that calls itself so; undefined where its places are only numbers. */
async function moveToWord(session: Session, label: string, text: string): Promise<Attempt | undefined> {
  const frame = frameOf(session, label);
  const word = async () => ((await callKit(session, frame, 'read', [label])) ?? '').trim();
  const isIt = (said: string) => said.toLowerCase() === text.trim().toLowerCase();
  let said = await word();
  if (!/\p{L}/u.test(said) || !(await callKit(session, frame, 'focus', [label]))) return undefined;
  const seen = new Set([said]);
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    for (let presses = 0; presses < mostPlaces && !isIt(said); presses++) {
      const at = await callKit(session, frame, 'range', [label]);
      if (!at || (key === 'ArrowRight' ? at.now === at.max : at.now === at.min)) break;
      await session.page.keyboard.press(key);
      await callKit(session, frame, 'nextFrame', []);
      const before = said;
      said = await word();
      if (said === before) break;
      seen.add(said);
    }
  }
  if (isIt(said)) return { ok: true, how: 'keys' };
  const places = [...seen].map((place) => `"${place}"`).join(', ');
  return failed('action', `The control cannot take the text: it has no place "${text}", only ${places}.`);
}

/** Why a number that is typed into a spinner is not one that it can have; undefined where it is, or where it says no ends. */
export async function outOfBounds(session: Session, label: string, text: string): Promise<string | undefined> {
  const range = await callKit(session, frameOf(session, label), 'range', [label]);
  const wanted = range && wantedIn(range, text);
  const isOff = range !== undefined && wanted !== undefined && isOutside(range, wanted);
  return isOff ? `it takes values ${between(range)}, not "${text}"` : undefined;
}

const isOutside = ({ min, max }: Range, wanted: number) =>
  (min !== null && wanted < min) || (max !== null && wanted > max);

function wantedIn({ percent, min, max }: Range, text: string): number | undefined {
  const number = readNumber(text.replace(/%\s*$/, ''));
  if (number?.values.length !== 1 || number.before + number.after !== '') return undefined;
  const isPercent = /%\s*$/.test(text);
  if (percent && !isPercent) return undefined;
  const value = Number(number.values[0]);
  return isPercent && min !== null && max !== null ? min + ((max - min) * value) / 100 : value;
}

const between = ({ min, max, percent }: Range) =>
  percent ? 'from 0% to 100%' : [min === null ? '' : `from ${min}`, max === null ? '' : `to ${max}`].join(' ').trim();

/** A place in percent is as near as the handle's steps come. */
const isAt = ({ now, percent, step }: Range, wanted: number) =>
  Math.abs(now - wanted) <= (percent ? (step ?? 0) : 0) + 1e-9;

/** Presses keys until it stands where it shall, or comes no nearer; says where it stands, undefined when it is gone. */
async function walk(session: Session, label: string, start: Range, wanted: number): Promise<Range | undefined> {
  const { keyboard } = session.page;
  let at = start;
  let step: number | undefined;
  const keys: [up: string, down: string][] = [
    ['ArrowRight', 'ArrowLeft'],
    ['ArrowUp', 'ArrowDown'],
  ];
  const press = async (key: string, times: number): Promise<Range | undefined> => {
    for (let time = 0; time < times; time++) await keyboard.press(key);
    await callKit(session, frameOf(session, label), 'nextFrame', []);
    return callKit(session, frameOf(session, label), 'range', [label]);
  };
  if (wanted === start.min || wanted === start.max) {
    const ended = await press(wanted === start.min ? 'Home' : 'End', 1);
    if (!ended || isAt(ended, wanted)) return ended;
    at = ended;
  }
  const end = performance.now() + longestMs;
  for (
    let pressed = 0;
    pressed < mostKeys && performance.now() < end && !isAt(step === undefined ? at : { ...at, step }, wanted);
  ) {
    const distance = wanted - at.now;
    const times: number = step ? Math.max(1, Math.min(atOnce, Math.floor(Math.abs(distance) / step + 1e-9))) : 1;
    const [up, down] = keys[0]!;
    const next = await press(distance > 0 ? up : down, times);
    if (!next) return undefined;
    pressed += times;
    const moved = next.now - at.now;
    if (moved === 0) {
      if (step !== undefined || keys.length === 1) break;
      keys.shift();
      continue;
    }
    // Where right is less, as in pages that are read from right to left.
    if (moved * distance < 0) {
      if (step !== undefined) break;
      keys[0] = [down, up];
    }
    step = Math.abs(moved) / times;
    const passed = (wanted - next.now) * distance < 0;
    at = next;
    if (passed) break;
  }
  return step === undefined ? at : { ...at, step: Math.round(step * 1e6) / 1e6 };
}
