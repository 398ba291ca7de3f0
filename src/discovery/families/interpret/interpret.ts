import type { Family, ReferenceStep } from '../../../app-pack/family.ts';
import { changesBetween } from '../../../effects/difference/changes.ts';
import type { DiscoveredFamily, FamilyWords } from '../../../records/discovered-family.ts';
import type { Tree } from '../../../records/effect.ts';
import type { TriedAct } from '../../../records/try.ts';
import { expectationOf, judgeEffect } from './expectation.ts';
import { fillText } from './places.ts';
import { drawValues } from './sample.ts';

type Values = Record<string, string>;

/** Makes a family of a record of one: tasks, gate, training and evaluation cannot tell it from a written one. */
export function interpret(family: DiscoveredFamily, words?: FamilyWords): Family<Tree, Values> {
  const fillAll = (texts: readonly string[], values: Values) => texts.map((text) => fillText(text, values));
  const wordings = [...new Set(words?.wordings.map(({ text }) => text))];
  return {
    name: family.name,
    origin: 'discovered',
    wordings: wordings.length > 0 ? wordings : [nameInWords(family)],
    sample: (context) => drawValues(family, context),
    free: family.parameters.filter(({ kind }) => kind === 'text' || kind === 'object').map(({ name }) => name),
    plan: (values) => fillAll(family.plan, values),
    solve: (values) => family.acts.map((act) => stepOf(act, values)),
    verify: ({ before, after, params }) => judgeEffect(expectationOf(family, params), changesBetween(before, after)),
  };
}

/** An act with values in its places, as a step that is carried out by exact matching. */
export function stepOf({ control, function: name, args }: TriedAct, values: Values): ReferenceStep {
  const fill = (text: string) => fillText(text, values);
  return {
    ...(control && {
      control: {
        name: fill(control.name),
        type: control.type,
        container: fill(control.container ?? ''),
        ...(control.nth !== undefined && { nth: control.nth }),
      },
    }),
    function: name,
    args: Object.fromEntries(
      Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? fill(value) : value]),
    ),
  };
}

/** What it is called as long as nobody has worded it: "add tag {tag} {page}". */
const nameInWords = ({ name, parameters }: DiscoveredFamily) =>
  [name.replaceAll('-', ' '), ...parameters.map((parameter) => `{${parameter.name}}`)].join(' ');
