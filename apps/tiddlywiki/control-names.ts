import { panelNames } from './panel-names.ts';

/** Names for the controls that TiddlyWiki leaves without one, by what its documentation calls them. */
export const controlNames = [
  ...panelNames,
  { selector: 'input.tc-titlebar', name: 'title' },
  { selector: 'body > textarea', name: 'text' },
  { selector: '.tc-sidebar-search input, .tc-search input[type="search"]', name: 'search' },
  { selector: '.tc-remove-tag-button', name: 'remove tag {@data-tag-title}' },
  { selector: '.tc-edit-field .tc-edit-field-value input', name: 'field {.tc-edit-field-name}' },
  { selector: '.tc-edit-field .tc-edit-field-remove button', name: 'remove field {.tc-edit-field-name}' },
];
