import { parseKeys } from '../../environments/keys.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';

/** PyAutoGUI's names of keys that Playwright calls otherwise. */
const keyNames: Record<string, string> = {
  Control: 'ctrl',
  Meta: 'win',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const keyName = (key: string) => keyNames[key] ?? key.toLowerCase();

/**
 * A decision as the code that an agent of OSWorld writes, with the middle of the control; null where PyAutoGUI has no way to say it, or the
 * control has no place on the screen. It is what a hand would do, not a recording of what Lamwright did.
 */
export function pyautoguiOf({ decision, observation }: Pick<Step, 'decision' | 'observation'>): string | null {
  const { args } = decision;
  const on = middleOf(observation.controls.find(({ label }) => label === decision.controlLabel));
  // A click where the caret stands already would move it.
  const isFocused = observation.focus !== null && observation.focus === decision.controlLabel;
  const at = on ? [`pyautogui.moveTo(${on})`] : [];
  switch (decision.function) {
    case 'click_input':
      return on && lines(click(on, args));
    case 'set_edit_text':
      if (!on || args.choice || !isTypeable(String(args.text ?? ''))) return null;
      return lines([`pyautogui.click(${on})`, `pyautogui.hotkey('ctrl', 'a')`, write(String(args.text ?? ''))]);
    case 'keyboard_input':
      if (!isTypeable(String(args.keys ?? ''))) return null;
      return lines([...(on && !isFocused ? [`pyautogui.click(${on})`] : []), ...keys(String(args.keys ?? ''))]);
    case 'wheel_mouse_input':
      return lines([...at, `pyautogui.scroll(${Number(args.ticks ?? 0)})`]);
    case 'hover':
      return on && lines(at);
    case 'drag': {
      const to = middleOf(
        observation.controls.find(({ label, name }) =>
          args.toLabel === undefined ? name === args.toName : label === args.toLabel,
        ),
      );
      return on && to && lines([...at, `pyautogui.dragTo(${to}, duration=0.5)`]);
    }
    case 'wait':
      return 'WAIT';
    default:
      return null;
  }
}

function click(on: string, { button = 'left', double, modifier }: Record<string, string | number | boolean>): string[] {
  const press = `pyautogui.click(${on}, clicks=${double ? 2 : 1}, button=${text(String(button))})`;
  if (modifier === undefined) return [press];
  const held = text(keyName(String(modifier)));
  return [`pyautogui.keyDown(${held})`, press, `pyautogui.keyUp(${held})`];
}

function keys(given: string): string[] {
  return parseKeys(given).map((stroke) => {
    if ('type' in stroke) return write(stroke.type);
    // "Control++" holds the plus sign.
    const parts = stroke.press.split(/\+(?=.)/);
    return parts.length === 1
      ? `pyautogui.press(${text(keyName(parts[0]!))})`
      : `pyautogui.hotkey(${parts.map((part) => text(keyName(part))).join(', ')})`;
  });
}

const write = (typed: string) => `pyautogui.write(${text(typed)})`;

/** A string that Python reads as this text: JSON's quotes and escapes are Python's, too. */
const text = (value: string) => JSON.stringify(value);

/** PyAutoGUI types what an American keyboard has, and leaves out the rest without a word. */
const isTypeable = (typed: string) => /^[\x20-\x7e\n\t]*$/.test(typed);

const lines = (code: readonly string[]) => ['import pyautogui', ...code].join('\n');

function middleOf(control: Control | undefined): string | null {
  if (!control?.rect) return null;
  const { x, y, width, height } = control.rect;
  return `${Math.round(x + width / 2)}, ${Math.round(y + height / 2)}`;
}
