import {
  type Com,
  ComError,
  call,
  createInstance,
  notImplemented,
  numberFrom,
  objectFrom,
  rectFrom,
  release,
  textFrom,
  valueFrom,
} from './com.ts';
import { type Pattern, patterns, property, types } from './numbers.ts';

export type Element = Com<'IUIAutomationElement'>;

/** How far a request reaches: the element, what it holds, and so on down. */
const subtree = 7;

export type Automation = {
  readonly automation: Com<'IUIAutomation'>;
  /** Brings the properties of an element along, and of all below where the system can. */
  readonly whole: Com<'IUIAutomationCacheRequest'> | undefined;
  readonly single: Com<'IUIAutomationCacheRequest'>;
  readonly walker: Com<'IUIAutomationTreeWalker'>;
  /** Requests to other processes so far. */
  requests: number;
};

const clsid = 'ff48dba4-60ef-4201-aa87-54103eef594e';
const iid = '30cbe57d-d9d0-452a-ab13-7ac5ac4825ee';

/** Begins UI Automation. Throws ComError where it is not there. */
export const openAutomation = (): Automation => prepare(createInstance('IUIAutomation', clsid, iid));

export function prepare(automation: Com<'IUIAutomation'>): Automation {
  const request = () => {
    const made = objectFrom('IUIAutomationCacheRequest', automation, 'CreateCacheRequest')!;
    for (const id of Object.values(property)) call(made, 'AddProperty', 'int32 id', id);
    for (const { available } of Object.values(patterns)) call(made, 'AddProperty', 'int32 id', available);
    return made;
  };
  const whole = request();
  let reaches = true;
  try {
    call(whole, 'put_TreeScope', 'int32 scope', subtree);
  } catch (error) {
    // Wine does not know it.
    if (!(error instanceof ComError)) throw error;
    reaches = false;
  }
  const condition =
    automationObject(automation, 'get_ControlViewCondition') ?? automationObject(automation, 'CreateTrueCondition')!;
  const out: [bigint | null] = [null];
  call(automation, 'CreateTreeWalker', 'void* condition, _Out_ void** out', condition, out);
  return {
    automation,
    whole: reaches ? whole : undefined,
    single: request(),
    walker: { address: out[0]!, face: 'IUIAutomationTreeWalker' },
    requests: 0,
  };
}

function automationObject(
  automation: Com<'IUIAutomation'>,
  method: 'get_ControlViewCondition' | 'CreateTrueCondition',
) {
  const out: [bigint | null] = [null];
  try {
    call(automation, method, '_Out_ void** out', out);
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
  }
  return out[0] ?? undefined;
}

/** The element of a window, with its properties, and those of all below where the system can; undefined where it has none. */
export function elementOf(uia: Automation, window: number, request = uia.single): Element | undefined {
  uia.requests++;
  const { automation } = uia;
  try {
    const signature = 'int64 window, void* request';
    return objectFrom(
      'IUIAutomationElement',
      automation,
      'ElementFromHandleBuildCache',
      signature,
      window,
      request.address,
    );
  } catch (error) {
    if (!(error instanceof ComError) || error.code !== notImplemented) throw error;
  }
  // Wine does it in two.
  const bare = objectFrom('IUIAutomationElement', automation, 'ElementFromHandle', 'int64 window', window);
  const full = bare && objectFrom('IUIAutomationElement', bare, 'BuildUpdatedCache', 'void* request', request.address);
  if (bare) release(bare);
  return full;
}

/** What the request has brought of an element. */
export const cached = {
  value: (element: Element, id: number) => {
    try {
      return valueFrom(element, 'GetCachedPropertyValue', 'int32 id', id);
    } catch (error) {
      // A property that the element, or the system, does not have.
      if (!(error instanceof ComError)) throw error;
      return undefined;
    }
  },
  name: (element: Element) => textFrom(element, 'get_CachedName'),
  rect: (element: Element) => rectFrom(element, 'get_CachedBoundingRectangle'),
  type: (element: Element) => types[numberFrom(element, 'get_CachedControlType') - 50000] ?? 'Custom',
};

export function cachedChildren(element: Element): Element[] {
  const list = objectFrom('IUIAutomationElementArray', element, 'GetCachedChildren');
  if (!list) return [];
  const children = Array.from({ length: numberFrom(list, 'get_Length') }, (_, index) =>
    objectFrom('IUIAutomationElement', list, 'GetElement', 'int32 index', index),
  );
  release(list);
  return children.filter((child) => child !== undefined);
}

export function walkedChildren(uia: Automation, element: Element): Element[] {
  const children: Element[] = [];
  const step = (method: 'GetFirstChildElementBuildCache' | 'GetNextSiblingElementBuildCache', from: Element) => {
    uia.requests++;
    return objectFrom(
      'IUIAutomationElement',
      uia.walker,
      method,
      'void* from, void* request',
      from.address,
      uia.single.address,
    );
  };
  for (
    let one = step('GetFirstChildElementBuildCache', element);
    one;
    one = step('GetNextSiblingElementBuildCache', one)
  ) {
    children.push(one);
  }
  return children;
}

/** The pattern of an element; undefined where it has none, or the system gives none, as Wine. */
export function patternOf<P extends Pattern>(element: Element, name: P): Com<(typeof patterns)[P]['face']> | undefined {
  try {
    const { face, id } = patterns[name];
    return objectFrom(face, element, 'GetCurrentPattern', 'int32 id', id) as
      | Com<(typeof patterns)[P]['face']>
      | undefined;
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    return undefined;
  }
}
