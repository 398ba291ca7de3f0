import type { App } from '../../../app-pack/app.ts';
import type { Segment, Tree } from '../../../records/episode/effect.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { findOpener, type Opener } from '../reaching/opener.ts';
import type { Runs } from './runs.ts';

/** What is found out about an application once, for all families: first screens, and ways to objects. */
export type Looks = {
  lookAt(template: string): Promise<Observation>;
  openerOf(at: Segment[]): Promise<Opener | null>;
};

/** Looks that all workers share; each is made by the one who needs it first. */
export function createLooks(app: App<Tree>): (runs: Runs) => Looks {
  const screens = new Map<string, Promise<Observation>>();
  const openers = new Map<string, Promise<Opener | null>>();
  return (runs) => {
    const lookAt = (template: string) => once(screens, template, () => firstScreen(template, runs));
    const findWay = async (at: Segment[]) => {
      const template = app.templates[0]!.name;
      const state = await app.templateState(template);
      return findOpener({ template, at, state, screen: await lookAt(template) }, runs);
    };
    return { lookAt, openerOf: (at) => once(openers, JSON.stringify(at), () => findWay(at)) };
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

async function firstScreen(template: string, runs: Runs): Promise<Observation> {
  const { attempt } = await runs.live({ template, acts: [], values: [], purpose: 'idle', turn: 2 });
  const [step] = attempt.episode.steps;
  return step?.observation ?? { window: { title: '' }, focus: null, controls: [], messages: [] };
}
