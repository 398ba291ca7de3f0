/** The words of AT-SPI2: interfaces, states and roles, in the order of their numbers. */
export const face = {
  accessible: 'org.a11y.atspi.Accessible',
  action: 'org.a11y.atspi.Action',
  application: 'org.a11y.atspi.Application',
  component: 'org.a11y.atspi.Component',
  editableText: 'org.a11y.atspi.EditableText',
  hyperlink: 'org.a11y.atspi.Hyperlink',
  selection: 'org.a11y.atspi.Selection',
  table: 'org.a11y.atspi.Table',
  text: 'org.a11y.atspi.Text',
  value: 'org.a11y.atspi.Value',
} as const;

export const nowhere = '/org/a11y/atspi/null';

const stateNames = (
  'invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused ' +
  'has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected ' +
  'sensitive showing single-line stale transient vertical visible manages-descendants indeterminate required ' +
  'truncated animated invalid-entry supports-autocompletion selectable-text is-default visited checkable has-popup ' +
  'read-only'
).split(' ');

/** The states of a node: two words of 32 bits each. */
export type States = readonly number[];

/** Whether the state with this name is set. Throws where there is no such state. */
export function has(states: States, name: string): boolean {
  const index = stateNames.indexOf(name);
  if (index < 0) throw new Error(`AT-SPI2 has no state ${name}.`);
  return (((states[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

const showing = (1 << stateNames.indexOf('showing')) | (1 << stateNames.indexOf('visible'));

/** Whether the node is on screen as far as its own states say. */
export const isShown = (states: States): boolean => ((states[0] ?? 0) & showing) === showing;

const roleNames = (
  'invalid,accelerator label,alert,animation,arrow,calendar,canvas,check box,check menu item,color chooser,' +
  'column header,combo box,date editor,desktop icon,desktop frame,dial,dialog,directory pane,drawing area,' +
  'file chooser,filler,focus traversable,font chooser,frame,glass pane,html container,icon,image,internal frame,' +
  'label,layered pane,list,list item,menu,menu bar,menu item,option pane,page tab,page tab list,panel,' +
  'password text,popup menu,progress bar,push button,radio button,radio menu item,root pane,row header,scroll bar,' +
  'scroll pane,separator,slider,spin button,split pane,status bar,table,table cell,table column header,' +
  'table row header,tear off menu item,terminal,text,toggle button,tool bar,tool tip,tree,tree table,unknown,' +
  'viewport,window,extended,header,footer,paragraph,ruler,application,autocomplete,edit bar,embedded component,' +
  'entry,chart,caption,document frame,heading,page,section,redundant object,form,link,input method window,' +
  'table row,tree item,document spreadsheet,document presentation,document text,document web,document email,' +
  'comment,list box,grouping,image map,notification,info bar,level bar,title bar,block quote,audio,video,' +
  'definition,article,landmark,log,marquee,math,rating,timer,static,math fraction,math root,subscript,superscript,' +
  'description list,description term,description value,footnote,content deletion,content insertion,mark,suggestion,' +
  'push button menu'
).split(',');

export const roleName = (number: number): string => roleNames[number] ?? 'unknown';
