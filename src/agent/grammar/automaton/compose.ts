import { joint, type Rule, type State } from './rules.ts';

/** Most parts that one composition has. */
const mostParts = 12;

/**
 * Stretches of the request with signs (the application's literals) before, between and after them: `[[Winter Garden]]`. Two stretches
 * never follow each other without a sign, so every text has one reading.
 */
export function composition(stretches: Rule<string>, signs: Rule<string>): Rule<string> {
  return (then) => {
    const once = joint<ReturnType<typeof then> extends State<infer V>[] ? V : never>();
    const more = (text: string, parts: number, afterStretch: boolean): ReturnType<typeof then> =>
      once(`${afterStretch} ${text}`, () => [
        ...(parts > 0 ? then(text) : []),
        ...(parts < mostParts && !afterStretch ? stretches((s) => more(text + s, parts + 1, true)) : []),
        ...(parts < mostParts ? signs((s) => more(text + s, parts + 1, false)) : []),
      ]);
    return more('', 0, false);
  };
}
