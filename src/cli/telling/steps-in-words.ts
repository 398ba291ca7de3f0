import { quotationsIn } from '../../agent/plan-step/sentence/quotes.ts';
import { faultIn } from '../../agent/plan-step/understand.ts';
import { LamwrightError } from '../../records/error.ts';

/** One step of each form, for those who wrote another. */
const forms =
  'Click "New"; Type "Milk" in the "Title" box; Choose "Red" in the "Colour" list; Set "Volume" to "80"; Tick "Done"; Press Enter; Select "May" in the text; Scroll down the "Items" list; Drag "A" onto "B"; Wait';

/**
 * Steps of a plan as one option gives them: `;` or a new line parts them, but not inside quotes.
 * @throws LamwrightError USAGE naming the first step that is not understood, and where in it
 */
export function stepsInWords(text: string): string[] {
  const quoted = quotationsIn(text);
  const isQuoted = (at: number) => quoted.some(({ start, end }) => at >= start && at < end);
  const ends = Array.from(text.matchAll(/[;\n]/g), ({ index }) => index).filter((at) => !isQuoted(at));
  const steps = [...ends, text.length].map((end, i) => text.slice(i === 0 ? 0 : ends[i - 1]! + 1, end).trim());
  const plan = steps.filter((step) => step !== '');
  const fault = plan.length === 0 ? 'The plan holds no step.' : faultIn(plan);
  if (fault === null) return plan;
  throw new LamwrightError('USAGE', fault, { remedy: `Write steps such as: ${forms}. See docs/steps.md.` });
}
