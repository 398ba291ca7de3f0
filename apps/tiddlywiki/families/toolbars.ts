import { controlPanel, openPanel, openPanelPlan, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { click } from '../steps.ts';
import { escapeRegExp } from '../text-parts.ts';

const viewButtons = {
  info: 'info',
  'new here': 'new-here',
  'new journal here': 'new-journal-here',
  clone: 'clone',
  'export tiddler': 'export-tiddler',
  delete: 'delete',
  permalink: 'permalink',
  permaview: 'permaview',
  'open in new window': 'open-window',
  'close others': 'close-others',
  'fold other tiddlers': 'fold-others',
  'fold tiddler': 'fold',
};
const editorButtons = {
  bold: 'bold',
  italic: 'italic',
  strikethrough: 'strikethrough',
  underline: 'underline',
  superscript: 'superscript',
  subscript: 'subscript',
  'monospaced block': 'mono-block',
  quote: 'quote',
  'bulleted list': 'list-bullet',
  'numbered list': 'list-number',
  'heading 1': 'heading-1',
  'heading 2': 'heading-2',
  'heading 3': 'heading-3',
  excise: 'excise',
  picture: 'picture',
  stamp: 'stamp',
  'editor height': 'editor-height',
  'preview type': 'preview-type',
};
const pageButtons = {
  home: 'home',
  'close all': 'close-all',
  'fold all tiddlers': 'fold-all',
  'unfold all tiddlers': 'unfold-all',
  'new journal': 'new-journal',
  'new image': 'new-image',
  import: 'import',
  'export all': 'export-page',
  'tiddler manager': 'manager',
  'tag manager': 'tag-manager',
  language: 'language',
  palette: 'palette',
  storyview: 'storyview',
  'full-screen': 'full-screen',
  'print page': 'print',
  refresh: 'refresh',
};

const visibility = (toolbar: string, button: string) => `$:/config/${toolbar}/Visibility/$:/core/ui/${button}`;
const viewSetting = (button: string) =>
  visibility('ViewToolbarButtons', `Buttons/${viewButtons[button as keyof typeof viewButtons]}`);
const editorSetting = (button: string) =>
  visibility('EditorToolbarButtons', `EditorToolbar/${editorButtons[button as keyof typeof editorButtons]}`);
const pageSetting = (button: string) =>
  visibility('PageControlButtons', `Buttons/${pageButtons[button as keyof typeof pageButtons]}`);

/** The box beside a button: its name is the button's name, followed by what the button does. */
const box = (button: string, container: string) =>
  click(new RegExp(`^${escapeRegExp(button)}( |$)`), { type: 'CheckBox', container });

export const toolbarFamilies = [
  defineWikiFamily<{ button: string }>({
    name: 'show-view-button',
    wordings: [
      'Show the "{button}" button on the view toolbar of tiddlers',
      'Add the {button} button to the view toolbar',
      'Put the button {button} on the toolbar of every tiddler',
      'Turn on the {button} button in the view toolbar settings',
      'Could you make the "{button}" button visible in the view toolbar?',
      "I'd like to have the {button} button on the view toolbar",
      'Let the view toolbar of tiddlers include the button “{button}”',
      'The view toolbar lacks the {button} button, so please display it there',
      'Tick "{button}" among the view toolbar buttons in the control panel',
      'Each tiddler should show a {button} button in its view toolbar',
      'Enable “{button}” as a button of the view toolbar',
      'When I view tiddlers, their toolbar should offer the {button} button as well',
      'I always want to see {button} at the top of each tiddler',
    ],
    sample: ({ rng, state }) => {
      const hidden = Object.keys(viewButtons).filter((name) => setting(state, viewSetting(name), 'hide') === 'hide');
      return hidden.length > 0 ? { button: rng.pick(hidden) } : null;
    },
    free: [],
    plan: ({ button }) => [
      ...openPanelPlan('Appearance', 'Toolbars', 'View Toolbar'),
      `Tick the "${button}" check box.`,
    ],
    solve: ({ button }) => [...openPanel('Appearance', 'Toolbars', 'View Toolbar'), box(button, controlPanel)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [viewSetting(params.button)]: { text: 'show' } } }),
  }),
  defineWikiFamily<{ button: string }>({
    name: 'hide-editor-button',
    wordings: [
      'Hide the "{button}" button of the editor toolbar',
      'Remove the {button} button from the editor toolbar',
      'Take the button {button} off the toolbar of the text editor',
      'Turn off the {button} button in the editor toolbar settings',
      "Could you make the “{button}” button disappear from the editor's toolbar?",
      'I\'d like the toolbar of the editor without its "{button}" button',
      'I never use {button} when editing, so drop that button from the editor toolbar',
      'Let the editor toolbar no longer show the {button} button',
      'The “{button}” button in the toolbar for editing text is not needed; get rid of it',
      'In the editor toolbar settings, untick "{button}"',
      'When I edit text, the toolbar should not offer the button {button}',
      'Switch off {button} among the buttons of the editor toolbar',
      'When I write I never need {button}, so get that button out of the way',
    ],
    sample: ({ rng, state }) => {
      const shown = Object.keys(editorButtons).filter((name) => setting(state, editorSetting(name), 'show') === 'show');
      return shown.length > 0 ? { button: rng.pick(shown) } : null;
    },
    free: [],
    plan: ({ button }) => [
      ...openPanelPlan('Appearance', 'Toolbars', 'Editor Toolbar'),
      `Clear the "${button}" check box.`,
    ],
    solve: ({ button }) => [...openPanel('Appearance', 'Toolbars', 'Editor Toolbar'), box(button, controlPanel)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [editorSetting(params.button)]: { text: 'hide' } } }),
  }),
  defineWikiFamily<{ button: string }>({
    name: 'show-page-button',
    wordings: [
      'Show the "{button}" button on the page toolbar',
      'Add the {button} button to the page controls',
      'Put the button {button} on the page toolbar of the sidebar',
      'In the tools tab, tick the box of the {button} button',
      'Could you make the "{button}" button visible on the page toolbar?',
      "I'd like to have the {button} button among the page controls in the sidebar",
      'The button “{button}” is missing from the page toolbar. Please display it',
      'Let the page toolbar include the {button} button',
      'Under Tools in the sidebar, check the box next to "{button}" so that its button is shown',
      'The {button} button should appear at the top of the sidebar with the other page buttons',
      'Have “{button}” turn up as a button on the page toolbar',
      'I want to be able to click {button} straight from the page toolbar, so show that button',
      'Keep {button} within reach, right beside the new tiddler button',
    ],
    sample: ({ rng, state }) => {
      const hidden = Object.keys(pageButtons).filter((name) => setting(state, pageSetting(name), 'hide') === 'hide');
      return hidden.length > 0 ? { button: rng.pick(hidden) } : null;
    },
    free: [],
    plan: ({ button }) => ['Click the "Tools" tab of the sidebar.', `Tick the "${button}" check box.`],
    solve: ({ button }) => [click('Tools', { type: 'TabItem' }), box(button, 'Sidebar')],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [pageSetting(params.button)]: { text: 'show' } } }),
  }),
];
