import type { ControlTypeName } from '../../../records/screen/control.ts';

/** UI Automation's names for AT-SPI2's roles; what is not here is structure, or only decoration. */
export const typeByRole: Partial<Record<string, ControlTypeName>> = {
  'push button': 'Button',
  'toggle button': 'Button',
  'push button menu': 'SplitButton',
  'check box': 'CheckBox',
  'radio button': 'RadioButton',
  'combo box': 'ComboBox',
  text: 'Edit',
  entry: 'Edit',
  'password text': 'Edit',
  terminal: 'Edit',
  'date editor': 'Edit',
  'spin button': 'Spinner',
  slider: 'Slider',
  menu: 'MenuItem',
  'menu item': 'MenuItem',
  'check menu item': 'MenuItem',
  'radio menu item': 'MenuItem',
  'tear off menu item': 'MenuItem',
  'page tab': 'TabItem',
  'list item': 'ListItem',
  'tree item': 'TreeItem',
  'table cell': 'DataItem',
  'column header': 'Header',
  'row header': 'Header',
  'table column header': 'Header',
  'table row header': 'Header',
  link: 'Hyperlink',
  label: 'Text',
  static: 'Text',
  paragraph: 'Text',
  heading: 'Text',
  caption: 'Text',
  footnote: 'Text',
  comment: 'Group',
  icon: 'Image',
  image: 'Image',
  table: 'Table',
  dialog: 'Window',
  alert: 'Window',
  'file chooser': 'Window',
  'color chooser': 'Window',
  'font chooser': 'Window',
  'document frame': 'Document',
  'document text': 'Document',
  'document web': 'Document',
  'document spreadsheet': 'Document',
  'document presentation': 'Document',
  'document email': 'Document',
};

/** Shown only, never operated: listed where they have a name. */
export const isPlain = (type: ControlTypeName): boolean => type === 'Text' || type === 'Image' || type === 'Header';

/** Roles whose name tells where something stands. */
export const containerRoles = new Set(
  (
    'dialog,alert,file chooser,color chooser,font chooser,tool bar,panel,menu bar,menu,page tab,list,list box,tree,' +
    'tree table,table,grouping,landmark,form,info bar,notification,status bar,header,footer,comment,window'
  ).split(','),
);

export const dialogRoles = new Set('dialog,alert,file chooser,color chooser,font chooser'.split(','));
export const windowRoles = new Set([...dialogRoles, 'frame', 'window']);
export const checkableRoles = new Set('check box,radio button,check menu item,radio menu item'.split(','));
/** Pieces of a document's text: the caret is put into them, they do not take the focus as fields do. */
export const documentRoles = new Set(['paragraph', 'heading']);
export const selectableRoles = new Set('page tab,list item,tree item,table cell'.split(','));
/** Rows of a window's short messages. */
export const messageRoles = new Set(['alert', 'notification', 'info bar']);
