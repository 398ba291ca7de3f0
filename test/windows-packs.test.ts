import { expect, test } from 'vitest';
import { faultIn } from '../src/agent/plan-step/understand.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { planOf } from '../src/app-pack/plan-of.ts';
import { drawParams } from '../src/trajectories/draw-params.ts';

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join();

test.each(['notepad', 'wordpad', 'word'])(
  '%s: every family draws parameters, and its plan is understood',
  async (name) => {
    const app = await loadApp(name);
    const faults: string[] = [];
    for (const family of app.families) {
      const drawn = await drawParams(app, family, 0);
      if (!drawn) faults.push(`${family.name} draws nothing`);
      else faults.push(faultIn(planOf(family, drawn.params)) ?? '');
      const named = places(family.wordings[0]!);
      faults.push(...family.wordings.filter((wording) => places(wording) !== named));
    }
    expect(faults.filter(Boolean)).toEqual([]);
  },
);
