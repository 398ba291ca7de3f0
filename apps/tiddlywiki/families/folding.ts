import { defineWikiFamily } from '../define.ts';
import { drawOpen } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { story } from '../state.ts';
import { click, more } from '../steps.ts';

/** Where TiddlyWiki keeps whether a tiddler is folded. */
const folded = (title: string) => `$:/state/folded/${title}`;

/** Tiddlers that show their title alone. */
export const foldingFamilies = [
  defineWikiFamily<{ title: string }>({
    name: 'fold-tiddler',
    wordings: [
      'Fold the tiddler "{title}"',
      'Fold {title} so that only its title shows',
      'Hide the body of “{title}” by folding it',
      'Collapse {title}',
      'Could you fold up "{title}" for me?',
      "I'd like the note {title} folded",
      'Let “{title}” stay on screen but show nothing except its title',
      'The text of {title} takes up too much room, so fold that tiddler',
      '"{title}" should be collapsed down to its title',
      'Please roll the page {title} up without closing it, leaving just the title in view',
      'Shrink the entry “{title}” to its title line by folding',
      'Have {title} in its folded state',
      'I only want to see the heading of "{title}", not its text',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      return found && { title: found.title };
    },
    free: ['title'],
    plan: ({ title }) => [`Click the "more" button of the tiddler "${title}".`, 'Click "fold tiddler".'],
    solve: ({ title }) => [more(title), click('fold tiddler', { container: title })],
    verify: ({ before, after, params }) => {
      const become = Object.fromEntries(
        story(before)
          .filter((title) => title === params.title || after.tiddlers[folded(title)])
          .map((title) => [folded(title), { text: title === params.title ? 'hide' : 'show' }]),
      );
      return expectChanges({ before, after, become, open: story(before) });
    },
  }),
  defineWikiFamily<{ title: string }>({
    name: 'fold-others',
    heldOut: true,
    wordings: [
      'Fold all tiddlers other than "{title}"',
      'Fold the other tiddlers around {title}',
      'Keep “{title}” unfolded and fold the rest',
      'Collapse everything on screen but "{title}"',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      return found && { title: found.title };
    },
    free: ['title'],
    plan: ({ title }) => [`Click the "more" button of the tiddler "${title}".`, 'Click "fold other tiddlers".'],
    solve: ({ title }) => [more(title), click('fold other tiddlers', { container: title })],
    verify: ({ before, after, params }) => {
      const others = story(before).filter((title) => title !== params.title);
      const become = Object.fromEntries(others.map((title) => [folded(title), { text: 'hide' }]));
      if (after.tiddlers[folded(params.title)]) become[folded(params.title)] = { text: 'show' };
      return expectChanges({ before, after, become, open: story(before) });
    },
  }),
];
