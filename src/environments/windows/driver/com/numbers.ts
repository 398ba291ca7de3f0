/** Control types from 50000 on, in the order of their numbers. */
export const types =
  'Button,Calendar,CheckBox,ComboBox,Edit,Hyperlink,Image,ListItem,List,Menu,MenuBar,MenuItem,ProgressBar,RadioButton,ScrollBar,Slider,Spinner,StatusBar,Tab,TabItem,Text,ToolBar,ToolTip,Tree,TreeItem,Custom,Group,Thumb,DataGrid,DataItem,Document,SplitButton,Window,Pane,Header,HeaderItem,Table,TitleBar,Separator,SemanticZoom,AppBar'.split(
    ',',
  );

export type Pattern = keyof typeof patterns;
export const patterns = {
  Invoke: { id: 10000, available: 30031, face: 'IUIAutomationInvokePattern' },
  Value: { id: 10002, available: 30043, face: 'IUIAutomationValuePattern' },
  RangeValue: { id: 10003, available: 30033, face: 'IUIAutomationRangeValuePattern' },
  Scroll: { id: 10004, available: 30034, face: 'IUIAutomationScrollPattern' },
  ExpandCollapse: { id: 10005, available: 30028, face: 'IUIAutomationExpandCollapsePattern' },
  Window: { id: 10009, available: 30044, face: 'IUIAutomationWindowPattern' },
  SelectionItem: { id: 10010, available: 30036, face: 'IUIAutomationSelectionItemPattern' },
  Text: { id: 10014, available: 30040, face: 'IUIAutomationTextPattern' },
  Toggle: { id: 10015, available: 30041, face: 'IUIAutomationTogglePattern' },
  ScrollItem: { id: 10017, available: 30035, face: 'IUIAutomationScrollItemPattern' },
} as const;

/** The properties that one request brings along. */
export const property = {
  runtimeId: 30000,
  rect: 30001,
  type: 30003,
  name: 30005,
  focused: 30008,
  enabled: 30010,
  className: 30012,
  help: 30013,
  password: 30019,
  window: 30020,
  offscreen: 30022,
  value: 30045,
  readonly: 30046,
  range: 30047,
  expanded: 30070,
  modal: 30077,
  selected: 30079,
  toggled: 30086,
  live: 30135,
} as const;
