import type { Environment } from '../../environments/environment.ts';

export type Check = { name: string; ok: boolean; detail: string; ms: number };

/** Runs one check; what it throws is how it failed. */
export async function check(name: string, work: () => Promise<string>): Promise<Check> {
  const start = performance.now();
  const within = () => Math.round(performance.now() - start);
  try {
    return { name, ok: true, detail: await work(), ms: within() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error), ms: within() };
  }
}

const looks = 5;

/** What every environment has to do, tried on an application that stands open: a part of the contract suite that needs no program of its own. */
export async function environmentChecks(environment: Environment): Promise<Check[]> {
  const first = await check('observe', async () => {
    const { window, controls } = await environment.observe();
    if (controls.length === 0) throw new Error('no control is seen');
    const kinds = controls.map(({ type, name }) => `${type} "${name}"`);
    return `window "${window.title}", ${controls.length} controls: ${kinds.slice(0, 12).join(', ')}`;
  });
  const steady = await check('labels are unique and stay with their control', async () => {
    const [before, after] = [await environment.observe(), await environment.observe()];
    const labels = before.controls.map(({ label }) => label);
    if (new Set(labels).size < labels.length) throw new Error('a label stands for two controls');
    const moved = before.controls.find(
      ({ label, name }) => after.controls.find((one) => one.label === label)?.name !== name,
    );
    if (moved) throw new Error(`"${moved.name}" has another label at the second look`);
    return `${labels.length} labels`;
  });
  const quick = await check('time of a look', async () => {
    const times: number[] = [];
    for (let i = 0; i < looks; i++) {
      const start = performance.now();
      await environment.observe();
      times.push(performance.now() - start);
    }
    return `${Math.round(times.sort((a, b) => a - b)[looks >> 1]!)} ms in the middle of ${looks}`;
  });
  const picture = await check('screenshot', async () => {
    const shot = await environment.screenshot();
    if (shot.subarray(1, 4).toString() !== 'PNG') throw new Error('it is no PNG');
    return `${shot.length} bytes`;
  });
  const lost = await check('a control that is not there is a typed failure', async () => {
    const nobody = { controlLabel: '9999', controlName: 'Nobody', function: 'click_input', args: {} } as const;
    const { failure } = await environment.act(nobody);
    if (failure?.type !== 'grounding') throw new Error(`it gave ${JSON.stringify(failure)}`);
    return failure.type;
  });
  return [first, steady, quick, picture, lost];
}
