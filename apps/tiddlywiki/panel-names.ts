const panel = '[data-tiddler-title="$:/ControlPanel"]';
const tagManager = '[data-tiddler-title="$:/TagManager"]';

/** Names for the settings of the control panel, the tools tab, imports and the tag manager: the words that stand beside each of them. */
export const panelNames = [
  {
    selector: `${panel} tr:has(> td:first-child > a) td:not(:first-child) :is(input, select, textarea)`,
    name: '{td:first-child > a}',
  },
  { selector: `${panel} td:not(:first-child) select`, name: '{td:first-child}' },
  {
    selector: `${panel} [data-setting-title$="/LinkToBehaviour"] p:nth-of-type(-n + 2) select`,
    name: '{.tc-control-panel-item}',
  },
  {
    selector: `${panel} [data-setting-title$="/LinkToBehaviour"] select`,
    name: 'Navigation from outside the story river',
  },
  { selector: `${panel} [data-setting-title] select`, name: '{.tc-control-panel-accent}' },
  { selector: '.tc-draggable > .tc-checkbox > input', name: '{.tc-draggable}' },
  { selector: '.tc-sidebar-tools-item > .tc-checkbox > input', name: '{button}' },
  { selector: '.tc-file-input-wrapper input[type="file"]', name: 'import' },
  { selector: '[data-tiddler-title="$:/Import"] td:first-child input', name: '{td:nth-child(2) button}' },
  { selector: `${tagManager} td:nth-child(1) > .tc-drop-down-wrapper > button`, name: 'colour of {td:nth-child(2)}' },
  { selector: `${tagManager} td:nth-child(4) > .tc-drop-down-wrapper > button`, name: 'icon of {td:nth-child(2)}' },
  { selector: `${tagManager} td:nth-child(5) button`, name: 'info of {td:nth-child(2)}' },
  { selector: `${tagManager} table table input`, name: '{td:first-child}' },
];
