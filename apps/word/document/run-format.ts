import { elements, type XmlElement } from '../../writer/document/xml.ts';
import type { Format } from '../../writer/state.ts';
import { value } from './parts.ts';

const line = { 'text-underline-style': 'solid', 'text-underline-width': 'auto', 'text-underline-color': 'font-color' };

/** Word's colours of a highlighter that people use; the others keep their name. */
const highlights: Record<string, string> = { yellow: '#ffff00', green: '#00ff00', cyan: '#00ffff', red: '#ff0000' };

/** What a property of a run says, in OpenDocument's names, as far as the families of Writer look at it. */
const formats: Record<string, (said: string | undefined, property: XmlElement) => Format> = {
  'w:b': () => ({ 'font-weight': 'bold' }),
  'w:i': () => ({ 'font-style': 'italic' }),
  'w:u': (kind) => (kind === 'double' ? { ...line, 'text-underline-type': 'double' } : line),
  'w:strike': () => ({ 'text-line-through-style': 'solid', 'text-line-through-type': 'single' }),
  'w:highlight': (color = '') => ({ 'background-color': highlights[color] ?? color }),
  'w:shd': (_, property): Format => {
    const fill = value(property, 'w:fill') ?? 'auto';
    return isOff.test(fill) ? {} : { 'background-color': `#${fill.toLowerCase()}` };
  },
  'w:vertAlign': (place): Format =>
    place === 'superscript' || place === 'subscript' ? { 'text-position': `${place.slice(0, -6)} 58%` } : {},
  'w:caps': () => ({ 'text-transform': 'uppercase' }),
  'w:smallCaps': () => ({ 'font-variant': 'small-caps' }),
  'w:outline': () => ({ 'text-outline': 'true' }),
  'w:shadow': () => ({ 'text-shadow': '1pt 1pt' }),
  'w:color': (color = '') => ({ color: `#${color.toLowerCase()}` }),
  'w:sz': (halves) => ({ 'font-size': `${Number(halves) / 2}pt` }),
  'w:rFonts': (_, property): Format => {
    const font = value(property, 'w:ascii');
    return font ? { 'font-name': font } : {};
  },
};

const isOff = /^(?:false|0|none|auto)$/;

export const runFormat = (properties: XmlElement): Format =>
  Object.assign(
    {},
    ...elements(properties).map((property) => {
      const said = value(property);
      return isOff.test(said ?? '') ? {} : (formats[property.name]?.(said, property) ?? {});
    }),
  );
