import { z } from 'zod';
import { actionResultSchema, decisionSchema } from '../../records/episode/decision.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import { episodes, type Played, type Source, stepTimes } from '../episodes.ts';
import { pathPart, writeDocument } from '../json-files.ts';
import { copyPicture } from '../pictures.ts';
import { answerText } from '../rows/prompt.ts';
import { pyautoguiOf } from './pyautogui.ts';

/** One line of OSWorld's `traj.jsonl`. */
export const osworldLineSchema = z.strictObject({
  step_num: z.int().min(1),
  /** 20260131@094501123456 */
  action_timestamp: z.string().regex(/^\d{8}@\d{12}$/),
  /** Code for PyAutoGUI, WAIT, DONE or FAIL; where PyAutoGUI cannot say it, a comment. */
  action: z.string(),
  /** The model's whole answer: here the paper's seven fields. */
  response: z.string(),
  /** The task's result stands with the last line. */
  reward: z.number(),
  done: z.boolean(),
  info: z.object({
    done: z.literal(true).optional(),
    fail: z.literal(true).optional(),
    decision: decisionSchema,
    result: actionResultSchema,
  }),
  /** The screen after the act, where there is a picture of it. */
  screenshot_file: z.string().optional(),
});
export type OsworldLine = z.infer<typeof osworldLineSchema>;

/** The lines of a trajectory: one an act, and one for DONE or FAIL. `pictures` are the files by number of step. */
export function osworldLines({ trajectory }: Played, pictures: ReadonlyMap<number, string> = new Map()): OsworldLine[] {
  const times = stepTimes(trajectory).map(stamp);
  const { success } = trajectory.outcome;
  const lines = trajectory.steps.flatMap((step, i) =>
    actionsOf(step).map((action): OsworldLine => {
      const file = pictures.get(step.index + 1);
      return {
        step_num: step.index + 1,
        action_timestamp: times[i]!,
        action,
        response: answerText(step.decision),
        reward: 0,
        done: action === 'DONE' || action === 'FAIL',
        info: {
          ...(action === 'DONE' ? { done: true as const } : action === 'FAIL' ? { fail: true as const } : {}),
          decision: step.decision,
          result: step.result,
        },
        ...(file ? { screenshot_file: file } : {}),
      };
    }),
  );
  return lines.map((line, i) => (i === lines.length - 1 ? { ...line, reward: success ? 1 : 0, done: true } : line));
}

function actionsOf(step: Step): string[] {
  const { function: name, status, args } = step.decision;
  const act = name === '' ? [] : [pyautoguiOf(step) ?? `# ${name} ${JSON.stringify(args)}`];
  return [...act, ...(status === 'FINISH' ? ['DONE'] : status === 'FAIL' ? ['FAIL'] : [])];
}

const stamp = (iso: string) => `${iso.replace(/[-:TZ]/g, '').replace(/^(\d{8})(\d{6})\.(\d{3})$/, '$1@$2$3')}000`;

/** OSWorld's folders of results, as its scripts read them: `<action space>/<observation>/<model>/<domain>/<example>`. */
export async function writeOsworld(dir: string, source: Source): Promise<Record<string, number>> {
  let trajectories = 0;
  for await (const played of episodes(source)) {
    const { id, app, policy, checkpoint, steps, outcome } = played.trajectory;
    const model = pathPart([policy, checkpoint].filter(Boolean).join('-'));
    const folder = `pyautogui/a11y_tree/${model}/${pathPart(app)}/${pathPart(id)}`;
    const pictures = new Map<number, string>();
    // The picture of a step was taken before its act: the next one's shows what came of it.
    for (const [i, { observation }] of steps.entries()) {
      const name = `step_${i}.png`;
      if (!observation.screenshot) continue;
      const copied = await copyPicture(source.store, observation.screenshot, dir, `${folder}/${name}`);
      if (copied) pictures.set(i, name);
    }
    const lines = osworldLines(played, pictures);
    await writeDocument(dir, `${folder}/traj.jsonl`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await writeDocument(dir, `${folder}/result.txt`, outcome.success ? '1.0\n' : '0.0\n');
    trajectories += 1;
  }
  return { trajectories };
}
