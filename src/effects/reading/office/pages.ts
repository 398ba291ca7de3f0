import type { Tree } from '../../../records/episode/effect.ts';
import { child, elements, local, type XmlElement } from '../text/xml.ts';
import { blocksOf } from './blocks.ts';
import { attributesOf, automaticStyles, spoken } from './styles.ts';

/** Page styles by name, with their layout, and what stands in header and footer. */
export function pagesOf(part: XmlElement | undefined): Tree {
  const styles = automaticStyles(part);
  const pages = elements(child(part, 'office:master-styles')).map((page): [string, Tree] => {
    const { 'style:page-layout-name': layout = '', 'draw:style-name': _, ...attributes } = page.attributes;
    const parts = elements(page).map((of): [string, Tree] => [
      local(of.name),
      { ...attributesOf(of), of: blocksOf(of, styles) },
    ]);
    const own = attributesOf({ ...page, attributes });
    const told = { ...own, layout: styles.get(layout)?.format ?? {}, ...Object.fromEntries(parts) };
    return [spoken(attributes['style:name'] ?? ''), told];
  });
  return Object.fromEntries(pages);
}
