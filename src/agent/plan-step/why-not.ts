import { ratio } from 'fuzzball';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { groundAct } from './ground.ts';
import { exact, nameLikeness } from './names/name-likeness.ts';
import type { PlanAct } from './parse.ts';

/** So many names are told. */
const told = 5;

/** Why no control fits an act, in words: what it wants, and the likest that there is. */
export function whyNot(act: PlanAct, observation: Observation): string {
  const { list, choices } = lackingChoice(act, observation) ?? {};
  if (list) return `${choices} is not among the choices of "${list.name}": ${likest(choices!, list.options!)}`;
  const { target, until } = act.ways[0] ?? {};
  const wanted = until !== undefined && until !== 'end' ? until : target;
  const [name] = wanted?.names ?? [];
  if (name === undefined) return 'it names nothing';
  const place = wanted!.within.find(({ quoted }) => quoted);
  const spoken = place ? `"${name}" in "${place.name}"` : `"${name}"`;
  const locked = observation.controls.find(
    (control) => control.states.includes('readonly') && nameLikeness(control.name, name) >= exact,
  );
  if (locked && act.ways[0]?.function === 'set_edit_text') return `"${locked.name}" is read-only`;
  const names = observation.controls.map((control) => control.name);
  return `${spoken} is not among what is on screen, such as ${likest(name, names)}`;
}

/** The list that an act speaks of, where it has choices and not those that are asked for. */
export function lackingChoice(act: PlanAct, observation: Observation): { list: Control; choices: string } | null {
  const [way] = act.ways;
  const { target } = way ?? {};
  if (way?.function !== 'set_edit_text' || !target?.kinds.includes('ComboBox') || target.kinds.includes('Edit'))
    return null;
  const opened = { ...way, function: 'click_input' as const, only: ['ComboBox', 'List'] as const };
  const list = groundAct({ words: act.words, ways: [opened] }, observation)?.control;
  if (!list?.options?.length) return null;
  return { list, choices: (way.several ?? [String(way.args.text)]).map((choice) => `"${choice}"`).join(', ') };
}

const likest = (wanted: string, names: readonly string[]): string =>
  [...new Set(names)]
    .filter((name) => name !== '')
    .map((name) => ({ name, score: ratio(name, wanted) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, told)
    .map(({ name }) => `"${name.length > 60 ? `${name.slice(0, 59)}…` : name}"`)
    .join(', ') || 'nothing';
