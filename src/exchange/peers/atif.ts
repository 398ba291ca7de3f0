import type { Step } from '../../records/episode/trajectory.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { episodes, type Played, type Source, stepTimes } from '../episodes.ts';
import { pathPart, writeDocument } from '../json-files.ts';
import { copyPictures, noPictures, type Pictures } from '../pictures.ts';
import { resultText, screenText } from '../screen.ts';
import { type Atif, type AtifPart, type AtifStep, atifVersion } from './atif-schema.ts';

type Shown = string | AtifPart[];

/**
 * A trajectory as ATIF: the request, the first screen, then each decision as a call with what it came to and the screen that followed.
 * @param picture where an exported screenshot lies, or null
 */
export function atifOf({ trajectory, task, judgement }: Played, version: string, picture: Pictures = noPictures): Atif {
  const { steps, outcome } = trajectory;
  const times = stepTimes(trajectory);
  const show = (observation: Observation): Shown => withPicture(screenText(observation), observation, picture);
  const first: AtifStep[] = [
    {
      step_id: 1,
      source: 'user',
      message: trajectory.request,
      timestamp: new Date(trajectory.startedAt).toISOString(),
    },
  ];
  if (steps[0]) {
    first.push({
      step_id: 2,
      source: 'system',
      message: '',
      timestamp: times[0],
      observation: { results: [{ content: show(steps[0].observation) }] },
    });
  }
  const acts = steps.map((step, i): AtifStep => {
    const next = steps[i + 1]?.observation;
    return {
      step_id: first.length + i + 1,
      source: 'agent',
      message: step.decision.thought,
      timestamp: times[i],
      ...callOf(step, next ? show(next) : ''),
      ...(trajectory.checkpoint ? {} : { llm_call_count: 0 }),
      extra: { status: step.decision.status, plan: step.decision.plan, ms: step.ms },
    };
  });
  const all = [...first, ...acts];
  return {
    schema_version: atifVersion,
    session_id: trajectory.taskId,
    trajectory_id: trajectory.id,
    agent: {
      name: `lamwright ${trajectory.policy}`,
      version,
      ...(trajectory.checkpoint ? { model_name: trajectory.checkpoint } : {}),
    },
    steps: all,
    final_metrics: {
      total_steps: all.length,
      extra: { success: outcome.success, reason: outcome.reason, duration_ms: trajectory.durationMs },
    },
    extra: {
      app: trajectory.app,
      family: trajectory.family,
      template: trajectory.template,
      split: trajectory.split,
      seed: trajectory.seed,
      failure: outcome.failure,
      decided_by: outcome.decidedBy ?? 'verifier',
      ...(task ? { params: task.params } : {}),
      ...(judgement ? { judgement: { complete: judgement.complete, reason: judgement.reason } } : {}),
    },
  };
}

/** A decision without a function (done, or given up) calls nothing. */
function callOf({ index, decision, result }: Step, next: Shown): Pick<AtifStep, 'tool_calls' | 'observation'> {
  if (decision.function === '') return {};
  const id = `call_${index + 1}`;
  const control = decision.controlLabel
    ? { control_label: decision.controlLabel, control_name: decision.controlName }
    : {};
  const said = resultText(result);
  const content =
    typeof next === 'string' ? `${said}\n${next}`.trim() : [{ type: 'text' as const, text: said }, ...next];
  return {
    tool_calls: [{ tool_call_id: id, function_name: decision.function, arguments: { ...control, ...decision.args } }],
    observation: { results: [{ source_call_id: id, content, extra: { ok: result.ok, changed: result.changed } }] },
  };
}

function withPicture(text: string, { screenshot }: Observation, picture: Pictures): Shown {
  const path = screenshot ? picture(screenshot) : null;
  if (path === null) return text;
  return [
    { type: 'text', text },
    { type: 'image', source: { media_type: 'image/png', path } },
  ];
}

/** One file a trajectory, screenshots beside them in `images`. */
export async function writeAtif(dir: string, source: Source, version: string): Promise<Record<string, number>> {
  let trajectories = 0;
  for await (const played of episodes(source)) {
    const pictures = await copyPictures(source.store, played.trajectory.steps, dir);
    const document = atifOf(played, version, pictures);
    await writeDocument(dir, `${pathPart(played.trajectory.id)}.json`, document);
    trajectories += 1;
  }
  return { trajectories };
}
