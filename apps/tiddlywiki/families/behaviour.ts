import { choose, openPanel, openPanelPlan, others, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { setText } from '../steps.ts';

const sidebarTabs = {
  Open: '$:/core/ui/SideBar/Open',
  Recent: '$:/core/ui/SideBar/Recent',
  Tools: '$:/core/ui/SideBar/Tools',
  More: '$:/core/ui/SideBar/More',
};
const insidePositions = {
  'Open above the current tiddler': 'above',
  'Open below the current tiddler': 'below',
  'Open at the top of the story river': 'top',
  'Open at the bottom of the story river': 'bottom',
};
const buttonStyles = {
  Borderless: 'tc-btn-invisible',
  Boxed: 'tc-btn-boxed',
  Rounded: 'tc-btn-rounded',
};

const titles = {
  sidebarTab: '$:/config/DefaultSidebarTab',
  inside: '$:/config/Navigation/openLinkFromInsideRiver',
  buttonStyle: '$:/config/Toolbar/ButtonClass',
  recent: '$:/config/RecentLimit',
  animation: '$:/config/AnimationDuration',
  titleLinks: '$:/config/Tiddlers/TitleLinks',
  autosave: '$:/config/AutoSave',
};

export const behaviourFamilies = [
  defineWikiFamily<{ tab: string }>({
    name: 'set-default-sidebar-tab',
    wordings: [
      'Make {tab} the default sidebar tab',
      'Set the default sidebar tab to "{tab}"',
      'The sidebar should show the {tab} tab by default',
      'Change the default tab of the sidebar to {tab}',
      'Could you have the sidebar come up with the tab “{tab}” whenever the wiki loads?',
      'I\'d like "{tab}" to be the sidebar\'s standard tab',
      'Let {tab} be the tab that the sidebar shows first unless told otherwise',
      'For the default sidebar tab, select {tab} in the settings',
      'At every start of the wiki, the sidebar should begin on its “{tab}” tab',
      'From now on the preset tab of the sidebar is to be "{tab}"',
      'I want the sidebar to open with the tab {tab} every time I start the wiki',
      'The wrong tab comes up in the sidebar at startup; {tab} should be the default there',
      'When I load the wiki, I want the sidebar to start with {tab}',
    ],
    sample: ({ rng, state }) => ({
      tab: rng.pick(others(sidebarTabs, setting(state, titles.sidebarTab, sidebarTabs.Open))),
    }),
    free: [],
    plan: ({ tab }) => [...openPanelPlan('Settings'), `Choose "${tab}" in the "Default Sidebar Tab" list.`],
    solve: ({ tab }) => [...openPanel('Settings'), choose('Default Sidebar Tab', tab)],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        become: { [titles.sidebarTab]: { text: sidebarTabs[params.tab as keyof typeof sidebarTabs] } },
      }),
  }),
  defineWikiFamily<{ position: string }>({
    name: 'set-opening-position',
    wordings: [
      'Set the navigation from within the story river to "{position}"',
      'For links within the story river, choose {position}',
      'Change the tiddler opening behaviour within the story river to {position}',
      'Links inside the story river should {position}',
      'Could you make links clicked within the story river use the option "{position}"?',
      "I'd like {position} to be the setting for navigation from within the story river",
      'When I follow a link inside the story river, the behaviour should be “{position}”',
      'In the settings, pick {position} for navigating from inside the story river',
      '"{position}" should be the choice under navigation from within the story river',
      'Let a tiddler opened from within the story river follow the rule {position}',
      'Where do tiddlers open from a link within the story river? Select “{position}” for that',
      'Please have navigation that starts within the story river set as follows: {position}',
      'When I follow a link in a tiddler, this is what should happen: {position}',
    ],
    sample: ({ rng, state }) => ({
      position: rng.pick(others(insidePositions, setting(state, titles.inside, 'below'))),
    }),
    free: [],
    plan: ({ position }) => [
      ...openPanelPlan('Settings'),
      `Choose "${position}" in the "Navigation from within the story river" list.`,
    ],
    solve: ({ position }) => [...openPanel('Settings'), choose('Navigation from within the story river', position)],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        become: { [titles.inside]: { text: insidePositions[params.position as keyof typeof insidePositions] } },
      }),
  }),
  defineWikiFamily<{ style: string }>({
    name: 'set-button-style',
    wordings: [
      'Set the toolbar button style to {style}',
      'Change the style of toolbar buttons to "{style}"',
      'Use the {style} style for toolbar buttons',
      'Toolbar buttons should be {style}',
      'Could you give the toolbar buttons the style "{style}"?',
      'Let “{style}” be the style of the buttons in the toolbars',
      'Choose {style} as the toolbar button style in the settings',
      'The "Toolbar Button Style" setting needs to be "{style}"',
      "Please make the toolbar's buttons {style}",
      'Pick “{style}” from the list of toolbar button styles',
      'For buttons in toolbars I prefer the {style} style, so switch to it',
      'Give the buttons on toolbars a {style} look',
    ],
    sample: ({ rng, state }) => ({
      style: rng.pick(others(buttonStyles, setting(state, titles.buttonStyle, buttonStyles.Borderless))),
    }),
    free: [],
    plan: ({ style }) => [...openPanelPlan('Settings'), `Choose "${style}" in the "Toolbar Button Style" list.`],
    solve: ({ style }) => [...openPanel('Settings'), choose('Toolbar Button Style', style)],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        become: { [titles.buttonStyle]: { text: buttonStyles[params.style as keyof typeof buttonStyles] } },
      }),
  }),
  defineWikiFamily<{ count: string }>({
    name: 'set-recent-limit',
    heldOut: true,
    wordings: [
      'Show at most {count} tiddlers on the Recent tab',
      'Set the recent tab limit to {count}',
      'Limit the recent tab to {count} tiddlers',
      'Change the Recent Tab Limit to "{count}"',
      '{count} entries are enough under Recent',
    ],
    sample: ({ rng }) => ({ count: String(rng.int(5, 95)) }),
    free: [],
    plan: ({ count }) => [...openPanelPlan('Settings'), `Type "${count}" in the "Recent Tab Limit" box.`],
    solve: ({ count }) => [
      ...openPanel('Settings'),
      { ...setText('Recent Tab Limit', count), control: { name: 'Recent Tab Limit', type: 'Spinner' } },
    ],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [titles.recent]: { text: params.count } } }),
  }),
  defineWikiFamily<{ duration: string }>({
    name: 'set-animation-duration',
    wordings: [
      'Set the animation duration to {duration}',
      'Change the animation duration to {duration} milliseconds',
      'Animations should take {duration} milliseconds',
      'Use {duration} as the animation duration',
      'Could you make animations last “{duration}” milliseconds?',
      "I'd like every animation to run for {duration} ms",
      'Let the length of animations be "{duration}" milliseconds',
      "Animations don't have the right speed; give them a duration of {duration}",
      'In the settings, enter “{duration}” as the time an animation takes',
      '{duration} milliseconds is how long an animation has to go on',
      'Adjust the time needed by animations to "{duration}" ms',
      'For the animation duration, put in {duration} instead of the present value',
      'Let things move on screen for {duration} ms each time',
    ],
    sample: ({ rng, state }) => {
      const duration = String(rng.int(0, 30) * 50);
      return setting(state, titles.animation, '400') === duration ? null : { duration };
    },
    free: [],
    plan: ({ duration }) => [...openPanelPlan(), `Type "${duration}" in the "Animation duration" box.`],
    solve: ({ duration }) => [
      ...openPanel(),
      { ...setText('', duration), control: { name: 'Animation duration', type: 'Spinner' } },
    ],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [titles.animation]: { text: params.duration } } }),
  }),
];
