import type { ControlTypeName } from '../../../../records/screen/control.ts';

export type Roles = ReturnType<typeof createRoles>;

/**
 * ARIA roles of elements and the UI Automation types that stand for them.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createRoles() {
  const typeByRole: Record<string, ControlTypeName> = {
    button: 'Button',
    link: 'Hyperlink',
    textbox: 'Edit',
    searchbox: 'Edit',
    checkbox: 'CheckBox',
    switch: 'CheckBox',
    radio: 'RadioButton',
    combobox: 'ComboBox',
    listbox: 'List',
    option: 'ListItem',
    tab: 'TabItem',
    menuitem: 'MenuItem',
    menuitemcheckbox: 'MenuItem',
    menuitemradio: 'MenuItem',
    slider: 'Slider',
    spinbutton: 'Spinner',
    treeitem: 'TreeItem',
    gridcell: 'DataItem',
    scrollbar: 'ScrollBar',
  };
  const roleByInputType: Record<string, string> = {
    button: 'button',
    submit: 'button',
    reset: 'button',
    image: 'button',
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    number: 'spinbutton',
    search: 'searchbox',
    hidden: '',
  };
  const roleByTag: Record<string, string> = {
    button: 'button',
    textarea: 'textbox',
    summary: 'button',
    option: 'option',
    dialog: 'dialog',
    article: 'article',
    nav: 'navigation',
    main: 'main',
    aside: 'complementary',
    fieldset: 'group',
    img: 'img',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    td: 'cell',
    th: 'columnheader',
    output: 'status',
  };
  /** Roles whose children are only decoration. */
  const leafRoles = new Set(
    'button checkbox switch radio tab menuitem menuitemcheckbox menuitemradio option slider img scrollbar'.split(' '),
  );
  const containerRoles = new Set(
    'dialog alertdialog region article navigation main complementary group form search toolbar tabpanel menu radiogroup grid treegrid table'.split(
      ' ',
    ),
  );

  /** The element's role: its role attribute where that says something, else the one HTML gives it; '' for none. */
  const roleOf = (element: Element): string => {
    const role = ownRole(element);
    const opensList = element.getAttribute('aria-haspopup') === 'listbox';
    return opensList && /^(button|textbox|searchbox|)$/.test(role) ? 'combobox' : role;
  };

  const ownRole = (element: Element): string => {
    const explicit = element.getAttribute('role');
    if (explicit) {
      const first = explicit.trim().split(/\s+/)[0]!.toLowerCase();
      if (first && first !== 'none' && first !== 'presentation' && first !== 'generic') return first;
      if (first) return '';
    }
    const tag = element.localName;
    switch (tag) {
      case 'a':
      case 'area':
        return element.hasAttribute('href') ? 'link' : '';
      case 'input':
        return roleByInputType[(element as HTMLInputElement).type] ?? 'textbox';
      case 'select':
        return (element as HTMLSelectElement).multiple || (element as HTMLSelectElement).size > 1
          ? 'listbox'
          : 'combobox';
      case 'section':
      case 'form':
        return element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby') ? 'region' : '';
    }
    if (isEditingHost(element)) return 'textbox';
    return roleByTag[tag] ?? (isHandle(element) ? 'slider' : '');
  };

  /** The handle of a slider that says nothing of itself: it takes the keyboard, and is placed on its track in percent. */
  const isHandle = (element: Element) =>
    element.getAttribute('tabindex') === '0' &&
    /slider|range/i.test(element.className) &&
    /^\d[\d.]*%$/.test((element as HTMLElement).style.left || (element as HTMLElement).style.bottom);

  const isEditingHost = (element: Element) => {
    const editable = element.getAttribute('contenteditable');
    return editable !== null && editable !== 'false';
  };

  return { roleOf, typeByRole, leafRoles, containerRoles, isEditingHost };
}
