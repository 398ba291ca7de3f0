import { library } from '../native/library.ts';
import { type Com, ComError, call, guid, numberFrom, textFrom, valueFrom, variant, withText } from './com.ts';

export type Accessible = Com<'IAccessible'>;

const accessible = library('oleacc.dll');
const fromWindow = accessible<(window: number, object: number, face: object, out: [bigint | null]) => number>(
  'int32 AccessibleObjectFromWindow(int64 window, uint32 object, GUID* face, _Out_ void** out)',
);
const face = guid('618736e0-3c3d-11cf-810c-00aa00389b71');
const client = 0xfffffffc;

/** MSAA's names for what UI Automation calls otherwise; roles that are not here are structure. */
const typeByRole: { [role: number]: string } = {
  8: 'Text',
  9: 'Window',
  11: 'Menu',
  12: 'MenuItem',
  15: 'Document',
  20: 'Group',
  22: 'ToolBar',
  24: 'Table',
  29: 'DataItem',
  30: 'Hyperlink',
  33: 'List',
  34: 'ListItem',
  35: 'Tree',
  36: 'TreeItem',
  37: 'TabItem',
  40: 'Image',
  41: 'Text',
  42: 'Edit',
  43: 'Button',
  44: 'CheckBox',
  45: 'RadioButton',
  46: 'ComboBox',
  51: 'Slider',
  52: 'Spinner',
};
const alert = 8;

export type Told = {
  child: number;
  type: string | undefined;
  isAlert: boolean;
  name: string;
  value: string;
  state: number;
  rect: { x: number; y: number; width: number; height: number };
};

/** What the window itself says by MSAA; undefined where it says nothing. */
export function accessibleOf(window: number): Accessible | undefined {
  const out: [bigint | null] = [null];
  return fromWindow(window, client, face, out) >= 0 && out[0] ? { address: out[0], face: 'IAccessible' } : undefined;
}

/** The simple parts of an object, that are no objects themselves; 0 is the object. */
export function tellAll(object: Accessible): Told[] {
  const count = numberFrom(object, 'get_accChildCount');
  return Array.from({ length: Math.min(500, count) }, (_, index) => tell(object, index + 1)).filter(
    (told) => told !== undefined,
  );
}

export function tell(object: Accessible, child: number): Told | undefined {
  try {
    const text = (method: 'get_accName' | 'get_accValue') => {
      try {
        return textFrom(object, method, 'VARIANT child', variant(child));
      } catch (error) {
        if (!(error instanceof ComError)) throw error;
        return '';
      }
    };
    const role = Number(valueFrom(object, 'get_accRole', 'VARIANT child', variant(child)));
    const state = Number(valueFrom(object, 'get_accState', 'VARIANT child', variant(child)) ?? 0);
    const place = [[0], [0], [0], [0]] as [[number], [number], [number], [number]];
    const ints = ['left', 'top', 'width', 'height'].map((name) => `_Out_ int32* ${name}`).join(', ');
    call(object, 'accLocation', `${ints}, VARIANT child`, ...place, variant(child));
    const [[x], [y], [width], [height]] = place;
    return {
      child,
      type: typeByRole[role],
      isAlert: role === alert,
      name: text('get_accName'),
      value: text('get_accValue'),
      state,
      rect: { x, y, width, height },
    };
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    return undefined;
  }
}

export const doDefault = (object: Accessible, child: number): void =>
  void call(object, 'accDoDefaultAction', 'VARIANT child', variant(child));

export const setValue = (object: Accessible, child: number, text: string): void =>
  withText(text, (address) => void call(object, 'put_accValue', 'VARIANT child, int64 text', variant(child), address));
