import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { referencePolicy } from '../../src/agent/policies/following/reference.ts';
import type { App } from '../../src/app-pack/app.ts';
import { unprepared } from '../../src/app-pack/unprepared/unprepared.ts';
import { settled } from '../../src/discovery/families/interpret/settled.ts';
import { effectOf } from '../../src/effects/noise/effect-of.ts';
import type { Effect } from '../../src/records/episode/effect.ts';
import type { Params } from '../../src/records/tasks/task.ts';
import { attemptTemplate } from '../../src/trajectories/attempt.ts';
import { defaultLimits } from '../../src/trajectories/collect.ts';
import { drawParams } from '../../src/trajectories/draw-params.ts';

/** What the reference solution of a written family changed; `values`: the texts among its parameters. */
export type WrittenEffect = { family: string; template: string; values: string[]; effect: Effect };

/** Runs each written family's reference solution once, on a fresh copy of a template that nobody prepared; kept in a file, since it takes minutes. */
export async function writtenEffects(written: App, seed: number, file: string): Promise<WrittenEffect[]> {
  const found: WrittenEffect[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const waiting = written.families.filter(({ name }) => !found.some(({ family }) => family === name));
  const app = unprepared(written);
  const work = async () => {
    const host = await app.environment();
    for (let family = waiting.shift(); family; family = waiting.shift()) {
      const drawn = await drawParams(written, family, seed);
      if (!drawn) continue;
      const { template, params } = drawn;
      const values = textsIn(params);
      const policy = referencePolicy(family.solve(params));
      const task = { request: family.name };
      const attempt = await attemptTemplate({ app, host, template, task, policy, limits: defaultLimits, seed });
      const { before, after } = attempt;
      if (after === null) continue;
      const effect = settled(effectOf(before, after, undefined, values), before);
      found.push({ family: family.name, template, values, effect });
      writeFileSync(file, JSON.stringify(found));
      process.stderr.write(`\r${found.length}/${written.families.length} written families run      `);
    }
    await host.close();
  };
  await Promise.all([work(), work()]);
  process.stderr.write('\n');
  return found;
}

const textsIn = (params: Params): string[] => {
  const found: string[] = [];
  JSON.stringify(params, (_key, value: unknown) => {
    if (typeof value === 'string' || typeof value === 'number') found.push(String(value));
    return value;
  });
  return [...new Set(found)].filter((text) => text !== '');
};
