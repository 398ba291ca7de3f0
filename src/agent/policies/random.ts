import type { ActionFunction, Decision } from '../../records/episode/decision.ts';
import { createRng, type Rng } from '../../records/rng.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Policy } from '../policy.ts';

const typed = new Set(['Edit', 'Spinner', 'Document']);

/** Uniform over the enabled controls, then over the functions that make sense there; ends by chance, every tenth step or so. */
export function randomPolicy(): Policy {
  let rng = createRng(0);
  let words: string[] = [];
  return {
    name: 'random',
    checkpoint: null,
    begin: ({ request, seed }) => {
      rng = createRng(seed).fork(`random policy ${request}`);
      words = request.split(/\s+/).filter(Boolean);
    },
    decide: async ({ observation }) => {
      const controls = observation.controls.filter((control) => !control.states.includes('disabled'));
      if (controls.length === 0) return decision('wait', null, {}, 'CONTINUE');
      const control = rng.pick(controls);
      const name = rng.pick(functionsOf(control));
      return decision(name, control, argsOf(name, control, rng, words), rng.next() < 0.1 ? 'FINISH' : 'CONTINUE');
    },
  };
}

function functionsOf(control: Control): ActionFunction[] {
  const fills = (typed.has(control.type) && !control.states.includes('readonly')) || Boolean(control.options?.length);
  return fills
    ? ['click_input', 'set_edit_text', 'keyboard_input']
    : ['click_input', 'keyboard_input', 'wheel_mouse_input'];
}

function argsOf(name: ActionFunction, control: Control, rng: Rng, words: string[]): Decision['args'] {
  if (name === 'set_edit_text') {
    if (control.options?.length) return { text: rng.pick(control.options) };
    const from = rng.int(0, Math.max(0, words.length - 1));
    return { text: words.slice(from, from + rng.int(1, 4)).join(' ') };
  }
  if (name === 'keyboard_input') return { keys: rng.pick(['{Enter}', '{Escape}', '{Tab}']) };
  if (name === 'wheel_mouse_input') return { ticks: rng.pick([-3, 3]) };
  return {};
}

function decision(
  name: ActionFunction,
  control: Control | null,
  args: Decision['args'],
  status: Decision['status'],
): Decision {
  return {
    thought: 'Chosen by chance.',
    controlLabel: control?.label ?? '',
    controlName: control?.name ?? '',
    function: name,
    args,
    status,
    plan: [],
  };
}
