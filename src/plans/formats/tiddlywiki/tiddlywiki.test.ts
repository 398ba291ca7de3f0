import { expect, test } from 'vitest';
import { renderInlines } from '../blocks.ts';
import { parseTiddlyWiki } from './tiddlywiki.ts';

const outline = (source: string) =>
  parseTiddlyWiki(source).map((block) => {
    if (block.kind === 'heading') return `${'!'.repeat(block.level)} ${renderInlines(block.inlines)}`;
    if (block.kind === 'list')
      return block.items.map((item) => [
        renderInlines(item.inlines),
        ...item.children.map((child) => `- ${renderInlines(child.inlines)}`),
      ]);
    if (block.kind === 'paragraph') return renderInlines(block.inlines);
    if (block.kind === 'table') return block.rows.map((row) => row.map(renderInlines).join(' | '));
    return `code: ${block.text}`;
  });

test('reads blocks and drops what is no text', () => {
  const source = `\\define demo(x)
hidden
\\end
<!-- hidden -->
! Editing ~TiddlyWiki
Some //plain// text with \`code\` &times; 2.

# One
#* A remark

# Two
; Term
: What it means
|Action|Keys|h
|Save |<kbd>ctrl-Enter</kbd> |
\`\`\`
raw
\`\`\`
<$button>hidden</$button>`;
  expect(outline(source)).toMatchInlineSnapshot(`
    [
      "! Editing TiddlyWiki",
      "Some plain text with **code** × 2.",
      [
        [
          "One",
          "- A remark",
        ],
        [
          "Two",
        ],
      ],
      "!!!!!! Term",
      "What it means",
      [
        "Action | Keys",
        "Save | **ctrl-Enter**",
      ],
      "code: raw",
    ]
  `);
});

test('renders the words on screen: buttons, tabs, icons, keys, links, names in bold type', () => {
  const source = `Click the <<.button "new-tiddler">> button in the <<.sidebar-tab Tools>> tab.

Click <<.icon $:/core/images/export-button>> ''export all'' and then the <<.icon $:/core/images/edit-button>> button (<<.icon $:/core/images/done-button>>).

Press <<.key Escape>>; open the [[control panel|$:/ControlPanel]] and <<.tid $:/SiteTitle>>, for ''all'' tiddlers.

Click {{$:/core/ui/Buttons/save-wiki}}, then the ''{{$:/language/Buttons/Excise/Caption/Excise}}'' button.`;
  expect(outline(source)).toMatchInlineSnapshot(`
    [
      "Click the "new tiddler" button in the "Tools" tab.",
      "Click "export all" and then the "edit" button.",
      "Press **Escape**; open the control panel and **$:/SiteTitle**, for all tiddlers.",
      "Click "save changes", then the "excise" button.",
    ]
  `);
});

test('reads the captions and hints of the application itself', () => {
  expect(outline('Clone/Caption: clone\nClone/Hint: Clone this tiddler\n')).toEqual([
    ['Clone/Caption | clone', 'Clone/Hint | Clone this tiddler'],
  ]);
});
