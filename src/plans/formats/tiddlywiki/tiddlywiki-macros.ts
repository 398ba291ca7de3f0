import type { Inline, Mark } from '../blocks.ts';

/** Names on screen that differ from the name in the source (TiddlyWiki 5, English). */
const captions: Record<string, string> = {
  'save-wiki': 'save changes',
  save: 'ok',
  'export-page': 'export all',
  'more-tiddler-actions': 'more',
  'more-page-actions': 'more',
  new: 'new tiddler',
  done: 'ok',
  options: 'control panel',
  'down-arrow': 'more',
  'save-button-dynamic': 'save changes',
  'preview-open': 'preview',
  'preview-closed': 'preview',
  'mono-line': 'monospaced',
  'mono-block': 'monospaced block',
  'list-bullet': 'bulleted list',
  'list-number': 'numbered list',
  'open-window': 'open in new window',
  tag: 'tag manager',
  globe: 'language',
  'export-tiddler': 'export tiddler',
};

/** `<<.macro "a" b:"c">>` of TiddlyWiki's own documentation as the words on screen; null for one that shows no text. */
export function renderMacro(name: string, args: readonly string[]): Inline | null {
  const [first = '', second = ''] = args;
  const mark = (text: string, kind?: Mark): Inline | null => (text === '' ? null : { text, mark: kind });
  switch (name) {
    case '.button':
      return mark(screenName(first), 'button');
    case '.icon':
      return mark(screenName(first), 'icon');
    case '.tab':
    case '.sidebar-tab':
    case '.more-tab':
    case '.info-tab':
    case '.controlpanel-tab':
    case '.advancedsearch-tab':
    case '.example-tab':
      return mark(tabName(first), 'tab');
    case '.toc-tab':
      return mark('Contents', 'tab');
    case '.key':
    case '.keys':
    case 'kbd':
      return mark(first, 'key');
    case '.tid':
    case '.tag':
    case '.field':
    case '.value':
    case '.op':
    case '.var':
    case '.wid':
    case '.attr':
    case '.param':
    case '.place':
      return mark(first, 'code');
    case '.link':
    case '.clink':
    case '.dlink':
    case '.dlink-ex':
    case '.wlink2':
    case '.mlink2':
    case '.olink2':
    case '.vlink2':
    case '.doc-link':
    case '.doc-tab-link':
      return mark(first.replace(/[`<>$]/g, ''), 'link');
    case '.wlink':
    case '.mlink':
    case '.olink':
    case '.vlink':
    case '.flink':
      return mark(first.replace(/(?<=[a-z])(?:Widget|Field)$/, ''), 'link');
    case '.def':
    case '.em':
    case '.strong':
    case '.word':
    case '.preamble':
    case 'tag':
      return mark(first);
    case '.tip':
    case '.note':
    case '.warning':
      return mark(first);
    case 'tag-pill':
      return mark(second || first, 'code');
    default:
      return name.endsWith('-link') ? mark(screenName(name.replace(/-link$/, '')), 'link') : null;
  }
}

/** Name on screen of a button or icon, from its tiddler's title or short name. */
export function screenName(source: string): string {
  const last = source
    .replace(/^\$:\/(?:core|language)\/(?:images|ui\/Buttons|Buttons)\//, '')
    .replace(/\/Caption.*$/, '');
  const short = captions[last] ?? last.replace(/-button$/, '');
  return captions[short] ?? splitCamel(short).replace(/-/g, ' ').toLowerCase();
}

/** Caption of a tab, from its tiddler's title or short name. */
function tabName(source: string): string {
  return splitCamel(source.split('/').at(-1) ?? source);
}

function splitCamel(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** Arguments of a macro call or pragma, in order, names dropped: `"a b" c:"d" """e"""`. */
export function macroArguments(source: string): string[] {
  const pattern =
    /(?:\$?[A-Za-z][\w-]*\s*[:=]\s*)?(?:"""([\s\S]*?)"""|"([^"]*)"|'([^']*)'|\[\[([^\]]*)\]\]|<<([^>]*)>>|([^\s"']+))/g;
  return [...source.matchAll(pattern)].map((m) => (m[1] ?? m[2] ?? m[3] ?? m[4] ?? m[5] ?? m[6] ?? '').trim());
}
