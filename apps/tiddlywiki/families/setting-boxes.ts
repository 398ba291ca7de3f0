import { openPanel, openPanelPlan, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { click } from '../steps.ts';

/** A check box of the settings tab: the tiddler it is kept in, and what it says at first. */
const boxes: Record<string, { title: string; checked: string; unchecked: string; initial: string }> = {
  'Enable automatic CamelCase linking': {
    title: '$:/config/WikiParserRules/Inline/wikilink',
    checked: 'enable',
    unchecked: 'disable',
    initial: 'disable',
  },
  'Show editor toolbar': { title: '$:/config/TextEditor/EnableToolbar', ...yesNo('yes') },
  'Enable links to missing tiddlers': { title: '$:/config/MissingLinks', ...yesNo('yes') },
  'Copy permalink/permaview URL to clipboard': {
    title: '$:/config/Navigation/Permalinkview/CopyToClipboard',
    ...yesNo('yes'),
  },
  'Enable performance instrumentation': { title: '$:/config/Performance/Instrumentation', ...yesNo('no') },
  'Include icon': { title: '$:/config/Toolbar/Icons', ...yesNo('yes') },
  'Include text': { title: '$:/config/Toolbar/Text', ...yesNo('no') },
};

function yesNo(initial: 'yes' | 'no') {
  return { checked: 'yes', unchecked: 'no', initial };
}

const checked = (name: string, value: string) => value === boxes[name]!.checked;

/** A family that ticks (or clears) one of the check boxes above. */
const toggle = (family: { name: string; wordings: string[]; on: boolean; heldOut?: boolean }) =>
  defineWikiFamily<{ option: string }>({
    name: family.name,
    ...(family.heldOut ? { heldOut: true } : {}),
    wordings: family.wordings,
    sample: ({ rng, state }) => {
      const names = Object.keys(boxes).filter((name) => {
        const { title, initial } = boxes[name]!;
        return checked(name, setting(state, title, initial)) !== family.on;
      });
      return names.length > 0 ? { option: rng.pick(names) } : null;
    },
    free: [],
    plan: ({ option }) => [...openPanelPlan('Settings'), `${family.on ? 'Tick' : 'Clear'} the "${option}" check box.`],
    solve: ({ option }) => [...openPanel('Settings'), click(option, { type: 'CheckBox' })],
    verify: ({ before, after, params }) => {
      const { title, checked: yes, unchecked: no } = boxes[params.option]!;
      return expectChanges({ before, after, become: { [title]: { text: family.on ? yes : no } } });
    },
  });

/** Check boxes of the settings tab. */
export const settingBoxFamilies = [
  toggle({
    name: 'turn-setting-on',
    on: true,
    wordings: [
      'Turn on the setting "{option}"',
      'In the settings, put a tick at {option}',
      'Tick “{option}” in the control panel',
      'The option {option} should be on',
      'Could you activate the setting called "{option}"?',
      "I'd like to have {option} ticked among the settings",
      'The check box “{option}” in the settings is empty. Please put a tick in it',
      'Let {option} be switched on in the control panel',
      'Go to the settings and check the box "{option}"',
      'I want the setting {option} to be active',
      '“{option}” is off at the moment, but this setting should be on',
      'Please see to it that the box for {option} is checked under Settings',
      'Please activate this for my wiki: {option}',
    ],
  }),
  toggle({
    name: 'turn-setting-off',
    on: false,
    wordings: [
      'Turn off the setting "{option}"',
      'Switch off {option} in the settings',
      'Clear “{option}” in the control panel',
      'The option {option} should be off',
      'Could you disable the setting "{option}" for me?',
      "I don't want the setting {option} switched on any more",
      'Untick “{option}” on the settings tab',
      'Let the setting {option} be turned off',
      'The "{option}" check box in the settings ought to be empty',
      'Please deactivate the option {option} in the control panel',
      'We can do without “{option}”, so uncheck it in the settings',
      'In the control panel, take the tick away from {option}',
      'I no longer want this for my wiki: {option}',
    ],
  }),
];
