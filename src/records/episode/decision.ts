import { z } from 'zod';

/**
 * The functions of the paper's action space (section 5.2): those that every environment has, then those of an
 * application's own, where its app pack says how they are carried out.
 */
export const actionFunctions = [
  'click_input',
  'set_edit_text',
  'keyboard_input',
  'wheel_mouse_input',
  'select_text',
  'texts',
  'drag',
  'hover',
  'wait',
  'summary',
  'select_paragraph',
  'select_table',
  'insert_table',
  'set_font',
  'save_as',
] as const;
export type ActionFunction = (typeof actionFunctions)[number];

/**
 * Arguments by function:
 * click_input {button?: left|right|middle, double?: boolean, modifier?: Control|Shift|Alt, expand?: boolean}, expand: an entry of a tree stands open then;
 * set_edit_text {text, choice?: boolean} replaces an Edit's text, chooses a ComboBox's option or a List's ("red, blue"), sets a Slider, a Spinner or a date, gives a file
 * input its file; with choice, a text that is not offered is none that may stay;
 * keyboard_input {keys} e.g. "{Enter}", "{Control+a}", plain text is typed; wheel_mouse_input {ticks} negative is down, not changed at the end;
 * select_text {text} in the control, or on a desktop wherever it stands where none is named; texts {} reads; drag {toLabel?, toName?}; hover {} moves the pointer there, where it stays; wait {} until the next change; summary {text};
 * an application's own take what its app pack says.
 */
export const argsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** effect also covers a task that ended with every action done and the wrong thing saved; refused: the policy said no before anything was touched. */
export const failureTypes = ['grounding', 'action', 'effect', 'budget', 'crash', 'answer', 'refused'] as const;
export type FailureType = (typeof failureTypes)[number];

export const statuses = ['CONTINUE', 'FINISH', 'FAIL', 'PENDING', 'CONFIRM'] as const;

/** The seven answer fields of the paper (section 5.1, appendix), and of what type a failure is that ends the task. */
export const decisionSchema = z.object({
  thought: z.string(),
  /** Empty where the function needs no control. */
  controlLabel: z.string(),
  controlName: z.string(),
  /** Empty with FINISH or FAIL when nothing more is to be done. */
  function: z.union([z.enum(actionFunctions), z.literal('')]),
  args: argsSchema,
  /** FINISH with a function means: do this, then the task is done. */
  status: z.enum(statuses),
  /** What is left to do after this step, in words. */
  plan: z.array(z.string()),
  /** With FAIL, where it is not the last act's failure that made the policy give up. */
  failure: z.enum(failureTypes).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const actionResultSchema = z.object({
  ok: z.boolean(),
  /** How it was carried out: a pattern, an input event, keys. */
  how: z.string().optional(),
  /** Whether anything observable changed. */
  changed: z.boolean(),
  /** Text that was read (texts, summary); what stands in a field where the application wrote it its own way (set_edit_text). */
  text: z.string().optional(),
  failure: z.object({ type: z.enum(failureTypes), detail: z.string() }).optional(),
});
export type ActionResult = z.infer<typeof actionResultSchema>;
