import type { TreeObject } from '../../difference/tree.ts';
import { local, type XmlElement } from '../text/xml.ts';
import { isRevision, type Styles, spoken } from './styles.ts';

/** Numbers that programs give to what they link with each other. */
const linking = new Set(['xml:id', 'text:id', 'draw:id', 'text:continue-list', 'draw:z-index']);

/** An element's attributes, its named style, and what an automatic style sets as `format`. */
export function lookOf({ attributes }: XmlElement, styles: Styles): TreeObject {
  const look: TreeObject = {};
  let format: TreeObject = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (linking.has(name) || isRevision(name)) continue;
    if (!/(style|layout)-name$/.test(name)) look[local(name)] = value;
    else {
      const automatic = styles.get(value);
      const named = automatic ? automatic.parent : spoken(value);
      if (automatic) format = { ...format, ...automatic.format };
      if (named !== undefined) look[local(name).replace(/-name$/, '')] = named;
    }
  }
  return { ...look, format };
}
