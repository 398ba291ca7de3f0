import { parse, serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Node = Tree.ChildNode;
type Element = Tree.Element;

/** Inline marks of the help's pages, by class, as the elements that say the same in plain HTML. */
const plain: Record<string, string> = {
  emph: 'b',
  widget: 'button',
  keycode: 'kbd',
  literal: 'code',
  input: 'code',
  code: 'code',
};

const dropped = /\b(?:relatedtopics|noteicon|tip_content|menuicon|bookmarks|codesnippet|howtogeticon|pagination)\b/;

/**
 * A page of LibreOffice's offline help as plain HTML: what frames it and what is for another system or another module is
 * left out, menu paths are cut into their names, key combinations stand together. Null for a page without text or in another language.
 */
export function readHelpPage(source: string): { title: string; text: string } | null {
  const tree = parse(source);
  const html = tree.childNodes.find(isElement);
  const area = html && find(html, (element) => attribute(element, 'id') === 'DisplayArea');
  const head = html && find(html, (element) => element.tagName === 'title');
  if (!html || !area || !/^en\b/.test(attribute(html, 'lang') ?? 'en')) return null;
  area.childNodes = area.childNodes.flatMap((node) => translate(node, false));
  const text = serializeOuter(area)
    .replace(/<\/kbd>\s*(?:\+\s*)+<kbd>/g, '+')
    .replace(/\+\s*<kbd>/g, '+<kbd>')
    .replace(/<\/kbd>\+(\w)\b/g, '+$1</kbd>');
  const title = head ? textOf(head).trim() : '';
  return title === '' || textOf(area).trim() === '' ? null : { title, text };
}

function translate(node: Node, inList: boolean): Node[] {
  if (!isElement(node)) return [node];
  const classes = attribute(node, 'class') ?? '';
  if (dropped.test(classes) || node.tagName === 'meta' || node.tagName === 'img') return [];
  if (inList && /\b(?:note|tip|warning)\b/.test(classes)) return [];
  if (/^(?:p|li|h\d|tr)$/.test(node.tagName) && otherModules.test(textOf(node))) return [];
  if (/\bswitch(?:inline)?\b/.test(classes)) return chosen(node).flatMap((child) => translate(child, inList));
  const children = node.childNodes.flatMap((child) => translate(child, inList || node.tagName === 'li'));
  if (node.tagName === 'a' || classes === 'avis') return children;
  if (/\bhowtogetheader\b/.test(classes)) return [element('h6', [text(accessHeading)])];
  if (node.tagName === 'span') {
    const said = children.map(textOf).join('');
    if (/\bmenuitem\b/.test(classes) || (classes === 'emph' && /(?:^|\s)- /.test(said))) return menuPath(said);
    const tag = plain[classes];
    return tag === undefined ? children : [element(tag, children)];
  }
  node.childNodes = children;
  return [node];
}

/** Calc, Impress, Base and the rest, which the shared pages speak of too. */
const otherModules =
  /\b(?:Calc|Impress|Draw|Base|Math|Basic|spreadsheets?|slides?|presentations?|databases?|data sources?|records?|SQL|subforms?|XForms|macros?|pivot)\b/;

/** The heading over the ways in which a command is reached. */
const accessHeading = 'To access this command';

/** "Format - Character" as two names with a hyphen between. */
function menuPath(path: string): Node[] {
  return path
    .replace(/\s+/g, ' ')
    .split(/(?:^|\s+)[-–](?:\s+|$)|\s*▸\s*/)
    .map((name) => name.trim())
    .flatMap((name, i) => [
      ...(i > 0 ? [text(' - ')] : []),
      ...(name === '' ? [] : [element('button', [text(name.replace(/\.{3}$|…$/, ''))])]),
    ]);
}

/** Of the texts for several systems or modules, the one for Writer, else the one for all. */
function chosen(node: Element): Node[] {
  const kinds = node.childNodes.filter(isElement);
  const named = (pattern: RegExp) =>
    kinds.find((kind) => pattern.test(`${attribute(kind, 'class') ?? ''} ${attribute(kind, 'id') ?? ''}`));
  const one = named(/^WRITER\b/i) ?? named(/^UNIX\b/) ?? named(/^ ?default/i);
  return one ? one.childNodes : [];
}

function element(tagName: string, childNodes: Node[]): Element {
  const made = parse(`<${tagName}></${tagName}>`);
  const found = find(made.childNodes.find(isElement)!, (candidate) => candidate.tagName === tagName)!;
  found.childNodes = childNodes;
  return found;
}

const text = (value: string): Node => ({ nodeName: '#text', value, parentNode: null });

function find(from: Element, fits: (element: Element) => boolean): Element | null {
  if (fits(from)) return from;
  for (const child of from.childNodes) {
    const found = isElement(child) ? find(child, fits) : null;
    if (found) return found;
  }
  return null;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((candidate) => candidate.name === name)?.value;
}

function isElement(node: Tree.ChildNode): node is Element {
  return 'tagName' in node;
}
