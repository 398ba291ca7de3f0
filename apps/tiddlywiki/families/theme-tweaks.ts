import { choose, openPanel, openPanelPlan, others, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { setText } from '../steps.ts';

const options = '$:/themes/tiddlywiki/vanilla/options/';
const metrics = '$:/themes/tiddlywiki/vanilla/metrics/';

const choices: Record<string, { key: string; values: Record<string, string>; initial: string }> = {
  'Sidebar layout': {
    key: 'sidebarlayout',
    values: { 'Fixed story, fluid sidebar': 'fixed-fluid', 'Fluid story, fixed sidebar': 'fluid-fixed' },
    initial: 'fluid-fixed',
  },
  'Sticky titles': { key: 'stickytitles', values: { No: 'no', Yes: 'yes' }, initial: 'no' },
  'Wrap long lines in code blocks': {
    key: 'codewrapping',
    values: { No: 'pre', Yes: 'pre-wrap' },
    initial: 'pre-wrap',
  },
};
/** By the label on screen: the setting's last part, its size at first, the pixels drawn from. */
const sizes: Record<string, { key: string; initial: string; low: number; high: number }> = {
  'Font size': { key: 'fontsize', initial: '14px', low: 11, high: 21 },
  'Line height': { key: 'lineheight', initial: '20px', low: 15, high: 33 },
  'Font size for tiddler body': { key: 'bodyfontsize', initial: '15px', low: 11, high: 24 },
  'Line height for tiddler body': { key: 'bodylineheight', initial: '22px', low: 16, high: 36 },
  'Story width': { key: 'storywidth', initial: '770px', low: 600, high: 990 },
  'Tiddler width': { key: 'tiddlerwidth', initial: '686px', low: 500, high: 760 },
  'Sidebar width': { key: 'sidebarwidth', initial: '350px', low: 260, high: 480 },
};

export const themeTweakFamilies = [
  defineWikiFamily<{ option: string; value: string }>({
    name: 'set-theme-option',
    wordings: [
      'Set "{option}" to {value} in the theme tweaks',
      'Change the theme option {option} to "{value}"',
      'In the theme tweaks, choose {value} for {option}',
      'Theme tweaks: {option} should be {value}',
      'Could you switch the theme setting “{option}” to “{value}”?',
      'I\'d like "{value}" as the choice for "{option}" among the theme tweaks',
      'Let the theme tweak {option} be {value}',
      'Under theme tweaks, give “{option}” the value “{value}”',
      '"{option}", one of the theme options, needs to be "{value}"',
      'Go to the theme tweaks and pick {value} where it says {option}',
      'Adjust the theme; its option {option} has to become {value}',
      'I want {value} for the tweak called {option}',
    ],
    sample: ({ rng, state }) => {
      const option = rng.pick(Object.keys(choices));
      const { key, values, initial } = choices[option]!;
      return { option, value: rng.pick(others(values, setting(state, `${options}${key}`, initial))) };
    },
    free: [],
    plan: ({ option, value }) => [
      ...openPanelPlan('Appearance', 'Theme Tweaks'),
      `Choose "${value}" in the "${option}" list.`,
    ],
    solve: ({ option, value }) => [...openPanel('Appearance', 'Theme Tweaks'), choose(option, value)],
    verify: ({ before, after, params }) => {
      const { key, values } = choices[params.option]!;
      return expectChanges({
        before,
        after,
        become: { [`${options}${key}`]: { text: values[params.value] ?? null } },
      });
    },
  }),
  defineWikiFamily<{ measure: string; size: string }>({
    name: 'set-size',
    wordings: [
      'Set "{measure}" to {size} in the theme tweaks',
      'Change the {measure} of the theme to {size}',
      'In the theme tweaks, make the {measure} {size}',
      'I want the theme to use {size} as its {measure}',
      'Could you alter the theme tweak "{measure}" so that it is "{size}"?',
      "I'd like {size} for the {measure} among the theme tweaks",
      'The “{measure}” of the theme should be “{size}”',
      'Under Appearance, in the theme tweaks, enter {size} as the {measure}',
      'Let the theme have "{size}" as the value of "{measure}"',
      "The theme's present {measure} does not suit me. Make it {size}",
      'Please adjust the theme: “{measure}” becomes “{size}”',
      'Go to the theme tweaks and put {measure} at {size}',
      'Adjust the look: {measure} {size}',
    ],
    sample: ({ rng, state }) => {
      const measure = rng.pick(Object.keys(sizes));
      const { key, initial, low, high } = sizes[measure]!;
      const size = `${rng.int(low, high)}px`;
      return setting(state, `${metrics}${key}`, initial) === size ? null : { measure, size };
    },
    free: [],
    plan: ({ measure, size }) => [
      ...openPanelPlan('Appearance', 'Theme Tweaks'),
      `Type "${size}" in the "${measure}" box.`,
    ],
    solve: ({ measure, size }) => [...openPanel('Appearance', 'Theme Tweaks'), setText(measure, size)],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        become: { [`${metrics}${sizes[params.measure]!.key}`]: { text: params.size } },
      }),
  }),
];
