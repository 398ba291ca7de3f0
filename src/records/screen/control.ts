import { z } from 'zod';

export const rectSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
/** CSS or screen pixels, origin at the top left of the window. */
export type Rect = z.infer<typeof rectSchema>;

/** UI Automation control types, used on every platform. */
export const controlTypes = [
  'Button',
  'CheckBox',
  'ComboBox',
  'DataItem',
  'Document',
  'Edit',
  'Group',
  'Header',
  'Hyperlink',
  'Image',
  'List',
  'ListItem',
  'Menu',
  'MenuItem',
  'Pane',
  'RadioButton',
  'ScrollBar',
  'Slider',
  'Spinner',
  'SplitButton',
  'Tab',
  'TabItem',
  'Table',
  'Text',
  'Tree',
  'TreeItem',
  'Window',
] as const;

export const controlStates = [
  'disabled',
  'focused',
  'checked',
  'unchecked',
  'mixed',
  'selected',
  'expanded',
  'collapsed',
  'readonly',
  'required',
  'pressed',
  'offscreen',
  'modal',
] as const;

export const controlSchema = z.object({
  /** Short id; stays with its control for as long as the control lives in this episode. */
  label: z.string(),
  /** Accessible name, white space folded. */
  name: z.string(),
  /** The application gives it no name: this one is read from its tip, the words beside it, its picture, id or class. */
  guessed: z.boolean().optional(),
  type: z.enum(controlTypes),
  states: z.array(z.enum(controlStates)),
  /** Text of an edit, choice of a combo box. */
  value: z.string().optional(),
  /** The choices of a combo box. */
  options: z.array(z.string()).optional(),
  rect: rectSchema.nullable(),
  /** Name of the nearest named part of the screen that holds it (dialog, article, region): qualifies equal names. */
  container: z.string().optional(),
});
export type Control = z.infer<typeof controlSchema>;
export type ControlTypeName = (typeof controlTypes)[number];
