import { openPanel, openPanelPlan, others, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { click } from '../steps.ts';
import { escapeRegExp } from '../text-parts.ts';

const palettes: Record<string, string> = Object.fromEntries(
  [
    'Blanca',
    'Blue',
    'Contrast (Dark)',
    'Contrast (Light)',
    'Cupertino Dark',
    'DarkPhotos',
    'Desert Sand',
    'FlexokiDark',
    'FlexokiLight',
    'Gruvbox Dark',
    'Muted',
    'Nord',
    'Rocker',
    'Solar Flare',
    'SolarizedDark',
    'SolarizedLight',
    'Spartan Day',
    'Spartan Night',
    'Twilight',
    'Vanilla',
  ].map((name) => [name, `$:/palettes/${name.replace(/[ ()]/g, '')}`]),
);

const themes: Record<string, string> = {
  Centralised: '$:/themes/tiddlywiki/centralised',
  'Snow White': '$:/themes/tiddlywiki/snowwhite',
  Tight: '$:/themes/tiddlywiki/tight',
  Vanilla: '$:/themes/tiddlywiki/vanilla',
};

const views = { classic: 'classic', pop: 'pop', zoomin: 'zoomin' };

/** An entry of a list of choices; the chosen one is marked with "»". */
const entry = (name: string) => new RegExp(`^(» ?)?${escapeRegExp(name)}( |$)`);

export const appearanceFamilies = [
  defineWikiFamily<{ palette: string }>({
    name: 'set-palette',
    wordings: [
      'Change the palette to {palette}',
      'Use the colour palette "{palette}"',
      'Switch this wiki to the {palette} palette',
      'I would like the colours of the palette {palette}',
      'Could you select the palette "{palette}" for this wiki?',
      "The wiki's colours should come from the {palette} palette",
      'I want “{palette}” as my colour scheme',
      'In the control panel, pick {palette} from the list of palettes',
      'Let "{palette}" be the current palette',
      'I am tired of these colours. Give the wiki the palette {palette} instead',
      'Under Appearance, choose the colour palette {palette}',
      'Recolour the wiki: palette {palette}, please',
    ],
    sample: ({ rng, state }) => ({
      palette: rng.pick(others(palettes, setting(state, '$:/palette', '$:/palettes/Vanilla'))),
    }),
    free: [],
    plan: ({ palette }) => [...openPanelPlan('Appearance', 'Palette'), `Click "${palette}" in the list of palettes.`],
    solve: ({ palette }) => [...openPanel('Appearance', 'Palette'), click(entry(palette), { type: 'Hyperlink' })],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { '$:/palette': { text: palettes[params.palette] ?? null } } }),
  }),
  defineWikiFamily<{ theme: string }>({
    name: 'set-theme',
    wordings: [
      'Change the theme to {theme}',
      'Use the {theme} theme',
      'Switch this wiki over to the theme "{theme}"',
      'Set the display theme to {theme}',
      'Could you put the "{theme}" theme on this wiki?',
      "I'd like to have {theme} as the theme",
      "Let the wiki's theme be “{theme}”",
      'Please select {theme} in the list of themes',
      'This wiki should appear in the theme "{theme}"',
      "I'm tired of the current theme; make it {theme}",
      "Pick “{theme}” as the theme for the wiki's look",
      'Go for the theme {theme} from now on',
      'Make the whole wiki look like the {theme} theme',
    ],
    sample: ({ rng, state }) => ({
      theme: rng.pick(others(themes, setting(state, '$:/theme', themes.Vanilla!))),
    }),
    free: [],
    plan: ({ theme }) => [...openPanelPlan('Appearance', 'Theme'), `Click "${theme}" in the list of themes.`],
    solve: ({ theme }) => [...openPanel('Appearance', 'Theme'), click(entry(theme), { type: 'ListItem' })],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { '$:/theme': { text: themes[params.theme] ?? null } } }),
  }),
  defineWikiFamily<{ view: string }>({
    name: 'set-story-view',
    wordings: [
      'Make {view} the story view of this wiki',
      'Use the {view} story view',
      'Set the story view of this wiki to "{view}"',
      'Show the story river in the {view} view',
      'Could you switch the story view over to “{view}”?',
      'I\'d like "{view}" as the view of the story river',
      'Let {view} be the story view from now on',
      "The current story view doesn't suit me, I prefer {view}",
      'Tiddlers in the story river should be displayed by way of the “{view}” story view',
      'In the appearance settings, pick "{view}" for the story view',
      '{view} is the story view that this wiki should have',
      'Swap whichever story view is active for {view}',
      'I want tiddlers laid out as {view} from now on',
    ],
    sample: ({ rng, state }) => ({ view: rng.pick(others(views, setting(state, '$:/view', 'classic'))) }),
    free: [],
    plan: ({ view }) => [...openPanelPlan('Appearance', 'Story View'), `Click "${view}" in the list of story views.`],
    solve: ({ view }) => [...openPanel('Appearance', 'Story View'), click(entry(view), { type: 'ListItem' })],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { '$:/view': { text: params.view } } }),
  }),
];
