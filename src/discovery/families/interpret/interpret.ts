import type { Family } from '../../../app-pack/family.ts';
import { effectOf } from '../../../effects/noise/effect-of.ts';
import type { DiscoveredFamily, FamilyWords } from '../../../records/discovery/discovered-family.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { filledActs, stepOf } from './acts.ts';
import { expectationOf, judgeEffect } from './expectation.ts';
import { fillText } from './places.ts';
import { drawValues } from './sample.ts';
import { settled } from './settled.ts';

type Values = Record<string, string>;

/** Makes a family of a record of one: tasks, gate, training and evaluation cannot tell it from a written one. */
export function interpret(family: DiscoveredFamily, words?: FamilyWords): Family<Tree, Values> {
  const fillAll = (texts: readonly string[], values: Values) => texts.map((text) => fillText(text, values));
  const wordings = [...new Set(words?.wordings.map(({ text }) => text))];
  return {
    name: family.name,
    origin: 'discovered',
    parameters: family.parameters,
    wordings: wordings.length > 0 ? wordings : [nameInWords(family)],
    sample: (context) => drawValues(family, context),
    free: family.parameters.filter(({ kind }) => kind === 'text' || kind === 'object').map(({ name }) => name),
    plan: (values) => fillAll(family.plan, values),
    solve: (values) => filledActs(family.acts, values).map(stepOf),
    verify: ({ before, after, params }) => {
      const noise = { places: family.ignored, side: [], idle: [] };
      const effect = settled(effectOf(before, after, noise, Object.values(params)), before);
      return judgeEffect(expectationOf(family, params), effect);
    },
  };
}

/** What it is called as long as nobody has worded it: "add tag {tag} {page}". */
const nameInWords = ({ name, parameters }: DiscoveredFamily) =>
  [name.replaceAll('-', ' '), ...parameters.map((parameter) => `{${parameter.name}}`)].join(' ');
