import type { Roles } from '../roles.ts';
import type { Names } from './names.ts';

/** What an application pack adds to what the page says of itself. */
export type Naming = {
  /** Attributes whose value names the part of the screen they stand on, e.g. `data-title`. */
  containerAttributes: string[];
  /**
   * Names for controls whose own say too little: the first rule whose selector matches wins. In a name, `{selector}`
   * stands for the text nearest to the control that the selector finds, and `{@attribute}` for the nearest attribute.
   */
  names: { selector: string; name: string }[];
};

export type NamingRules = ReturnType<typeof createNaming>;

/**
 * Names of the parts of the screen, and names given by the application pack.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createNaming({ containerRoles }: Roles, { nameOf, givenName, contentText, fold }: Names) {
  const regions =
    'article,section,dialog,nav,aside,main,fieldset,[role=article],[role=region],[role=dialog],[role=tabpanel]';

  /** The name of the part of the screen that this element is, else that of the part around it. */
  const containerOf = (element: Element, role: string, outer: string | undefined, naming: Naming) => {
    for (const attribute of naming.containerAttributes) {
      const value = element.getAttribute(attribute);
      if (value) return fold(value);
    }
    const given = containerRoles.has(role) || /^(section|table)$/.test(element.localName) ? givenName(element) : '';
    if (given) return given;
    if (role === 'group' && element.localName === 'fieldset') return nameOf(element, role) || outer;
    if (!element.matches(regions)) return outer;
    const heading = element.querySelector('h1,h2,h3,h4,h5,h6,[role=heading]');
    return (heading?.closest(regions) === element && fold(contentText(heading, false))) || outer;
  };

  /** The name that a rule of the pack gives; undefined where none matches. */
  const ruledName = (element: Element, naming: Naming): string | undefined => {
    const rule = naming.names.find(({ selector }) => element.matches(selector));
    return rule && fold(rule.name.replace(/\{(.+?)\}/g, (_place, wanted: string) => nearest(element, wanted)));
  };

  const nearest = (element: Element, wanted: string): string => {
    const attribute = wanted.startsWith('@') ? wanted.slice(1) : undefined;
    const selector = attribute ? `[${attribute}]` : wanted;
    for (let around = element.parentElement; around; around = around.parentElement) {
      const found = around.matches(selector) ? around : around.querySelector(selector);
      if (found) return attribute ? (found.getAttribute(attribute) ?? '') : contentText(found, false);
    }
    return '';
  };

  return { containerOf, ruledName };
}
