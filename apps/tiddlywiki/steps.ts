import { type ControlMatch, type ReferenceStep, steps } from '#lamwright';

/*
 * The steps that many families share: reference steps grounded on the real names of TiddlyWiki's controls.
 * Controls of one tiddler are told apart by their container, the tiddler's title.
 */

/** The container of a tiddler that is being edited (new tiddlers: "New Tiddler"). */
export const draftOf = (title: string) => `Draft of '${title}'`;

export const { click, setText } = steps;

/** Keys for the control that has the focus, or for the named one. */
export const press = (keys: string, name?: ControlMatch['name']): ReferenceStep =>
  steps.press(keys, name === undefined ? undefined : { name, type: 'Edit' });

export const newTiddler = () => click('new tiddler');
export const confirm = () => click('Confirm changes to this tiddler');
export const discard = () => click('Discard changes to this tiddler');
export const searchFor = (text: string) => setText('search', text);

/** Opens a tiddler by searching for its title and clicking the result. */
export const openBySearch = (title: string): ReferenceStep[] => [searchFor(title), click(title, { type: 'Hyperlink' })];

/** Buttons on the toolbar of an open tiddler. */
export const edit = (title: string) => click('Edit this tiddler', { container: title });
export const close = (title: string) => click('close', { container: title });
export const more = (title: string) => click('more', { container: title });

/** Boxes of the editor. */
export const typeTitle = (text: string) => setText('title', text);
export const typeText = (text: string) => setText('text', text);
export const addTag = (tag: string): ReferenceStep[] => [setText('tag name', tag), click('add')];
/** "add" is also the name of the tags' button, so Enter is the exact way. */
export const addField = (name: string, value: string): ReferenceStep[] => [
  setText('field name', name),
  setText('field value', value),
  press('{Enter}', 'field value'),
];

/** The OK button of the browser's own question. */
export const acceptDialog = () => click('OK');
