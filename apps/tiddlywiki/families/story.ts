import { choose, openPanel, openPanelPlan, others, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { openPlan } from '../plan-words.ts';
import { story, userTitles } from '../state.ts';
import { click, openBySearch } from '../steps.ts';
import { pickTwo } from '../text-parts.ts';

const sidebarTab = '$:/state/tab/sidebar--595412856';
const tabs = {
  Open: '$:/core/ui/SideBar/Open',
  Recent: '$:/core/ui/SideBar/Recent',
  Tools: '$:/core/ui/SideBar/Tools',
  More: '$:/core/ui/SideBar/More',
};
const languages = {
  'Deutsch (Deutschland)': '$:/languages/de-DE',
  'Français (France)': '$:/languages/fr-FR',
};

export const storyFamilies = [
  defineWikiFamily<{ tab: string }>({
    name: 'show-sidebar-tab',
    wordings: [
      'Show the {tab} tab of the sidebar',
      'Switch the sidebar to the "{tab}" tab',
      'Go to the {tab} tab in the sidebar',
      'Open the sidebar tab {tab}',
      "Could you bring the sidebar's “{tab}” tab to the front?",
      'I\'d like to see what the sidebar has under its tab "{tab}"',
      'Let the sidebar display its {tab} tab now',
      'In the sidebar, click on the tab called {tab}',
      'I need the tab “{tab}” in the sidebar right now',
      'Flip the sidebar over to its "{tab}" tab',
      '{tab} is the sidebar tab I want to look at now',
      'Select {tab} among the tabs of the sidebar',
      'Bring {tab} to the front in the sidebar',
    ],
    sample: ({ rng, state }) => ({ tab: rng.pick(others(tabs, setting(state, sidebarTab, tabs.Open))) }),
    free: [],
    plan: ({ tab }) => [`Click the "${tab}" tab of the sidebar.`],
    solve: ({ tab }) => [click(tab, { type: 'TabItem', container: 'Sidebar' })],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [sidebarTab]: { text: tabs[params.tab as keyof typeof tabs] } } }),
  }),
  defineWikiFamily<{ language: string }>({
    name: 'set-language',
    wordings: [
      'Change the language of the interface to {language}',
      'Set the current language to "{language}"',
      'Switch the wiki to the language {language}',
      'Use {language} as the interface language',
      'Could you have the wiki\'s menus and buttons shown in "{language}"?',
      "I'd like to read the interface in {language}",
      'The interface language should be “{language}”',
      'In the control panel, pick {language} from the list of languages',
      'Let "{language}" be the wiki\'s current language',
      'I prefer another language for this wiki, namely {language}. Please select it',
      'Please put the user interface into “{language}”',
      'Choose {language} as the language that this wiki speaks',
      'I would rather read all buttons and menus in {language}',
    ],
    sample: ({ rng, state }) => ({ language: rng.pick(others(languages, setting(state, '$:/language', ''))) }),
    free: [],
    plan: ({ language }) => [...openPanelPlan(), `Choose "${language}" in the "Current language" list.`],
    solve: ({ language }) => [...openPanel(), choose(/Current language/, language)],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        become: { '$:/language': { text: languages[params.language as keyof typeof languages] } },
      }),
  }),
  defineWikiFamily<{ first: string; second: string }>({
    name: 'open-two',
    wordings: [
      'Open the tiddlers "{first}" and "{second}"',
      'Show me {first} and {second}',
      'Find {first} and open it, then do the same with {second}',
      'I want both {first} and {second} in the story river',
      'Could you bring up the pages "{first}" and "{second}"?',
      "I'd like to read {first} and also {second}, so open them",
      'Let “{first}” and “{second}” both be open',
      'Go to the note {first}, and after that to the note {second}',
      'The two entries "{first}" and "{second}" should be on display',
      'Please look up {first} as well as {second} and have both opened',
      'Call up “{first}” first, “{second}” next',
      'I need to see two tiddlers: {first} and {second}',
      'Let me read {first} side by side with {second}',
    ],
    sample: ({ rng, state }) => {
      const open = story(state);
      const two = pickTwo(
        rng,
        userTitles(state).filter((title) => !open.includes(title)),
      );
      return two && { first: two[0], second: two[1] };
    },
    free: ['first', 'second'],
    plan: ({ first, second }) => [...openPlan(first), ...openPlan(second)],
    solve: ({ first, second }) => [...openBySearch(first), ...openBySearch(second)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, open: [...story(before), params.first, params.second] }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'open-alone',
    heldOut: true,
    wordings: [
      'Close all tiddlers, then open "{title}"',
      'Close everything and open only {title}',
      'Clear the story river and show {title} alone',
      'Nothing but {title} should be on screen, so get rid of the rest first',
    ],
    sample: ({ rng, state }) => {
      const open = story(state);
      const closed = userTitles(state).filter((title) => !open.includes(title));
      return closed.length > 0 && open.length > 0 ? { title: rng.pick(closed) } : null;
    },
    free: ['title'],
    plan: ({ title }) => ['Click the "close all" button in the sidebar.', ...openPlan(title)],
    solve: ({ title }) => [click('close all', { type: 'Button' }), ...openBySearch(title)],
    verify: ({ before, after, params }) => expectChanges({ before, after, open: [params.title] }),
  }),
];
