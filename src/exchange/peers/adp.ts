import { join } from 'node:path';
import type { Observation } from '../../records/screen/observation.ts';
import { episodes, type Played, type Source } from '../episodes.ts';
import { writeLines } from '../json-files.ts';
import { copyPictures, noPictures, type Pictures } from '../pictures.ts';
import { resultText, screenText } from '../screen.ts';
import { type Adp, type AdpItem, adpVersion } from './adp-schema.ts';

/** A trajectory for the Agent Data Protocol: request, screen, then call and screen in turn, at last a message. */
export function adpOf({ trajectory }: Played, picture: Pictures = noPictures): Adp {
  const { steps, outcome } = trajectory;
  const content: AdpItem[] = [{ class_: 'text_observation', content: trajectory.request, source: 'user' }];
  if (steps[0]) content.push(screenOf(steps[0].observation, picture));
  for (const [i, { decision, result }] of steps.entries()) {
    if (decision.function !== '') {
      const id = `call_${i + 1}`;
      const control = decision.controlLabel
        ? { control_label: decision.controlLabel, control_name: decision.controlName }
        : {};
      content.push({
        class_: 'api_action',
        function: decision.function,
        kwargs: { ...control, ...decision.args },
        description: decision.thought || null,
        tool_call_id: id,
      });
      const next = steps[i + 1]?.observation;
      const isPlain = !next || !result.ok || result.text !== undefined;
      // What an act says itself answers it; the screen that follows is then an observation of its own.
      if (isPlain) {
        content.push({
          class_: 'text_observation',
          content: resultText(result),
          source: 'environment',
          tool_call_id: id,
        });
      }
      if (next) content.push(screenOf(next, picture, isPlain ? undefined : id));
    }
    if (decision.status === 'FINISH' || decision.status === 'FAIL') {
      content.push({ class_: 'message_action', content: decision.status, description: decision.thought || null });
    }
  }
  const { app, family, template, split, policy, checkpoint, taskId, seed } = trajectory;
  return {
    schema_version: adpVersion,
    id: trajectory.id,
    content,
    details: { app, family, template, split, policy, checkpoint, task_id: taskId, seed, outcome },
  };
}

function screenOf(observation: Observation, picture: Pictures, id?: string): AdpItem {
  const path = observation.screenshot ? picture(observation.screenshot) : null;
  return {
    class_: 'web_observation',
    html: null,
    axtree: screenText(observation),
    url: observation.window.url ?? null,
    image_observation: path === null ? null : { class_: 'image_observation', content: path, source: 'environment' },
    viewport_size: null,
    ...(id ? { tool_call_id: id } : {}),
  };
}

/** All trajectories as JSON lines, screenshots in `images`. */
export async function writeAdp(dir: string, source: Source): Promise<Record<string, number>> {
  async function* rows() {
    for await (const played of episodes(source)) {
      yield adpOf(played, await copyPictures(source.store, played.trajectory.steps, dir));
    }
  }
  return { trajectories: await writeLines(join(dir, 'trajectories.jsonl'), rows()) };
}
