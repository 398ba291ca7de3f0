import { defineWikiFamily } from '../define.ts';
import { drawExisting } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { story, type Tiddler, type WikiState } from '../state.ts';
import { acceptDialog, click, more, openBySearch, searchFor } from '../steps.ts';

const searchPlan = (title: string) => [
  `Type "${title}" in the "search" box of the sidebar.`,
  `Click "${title}" in the search results.`,
];

/** Words of a tiddler's text that no other tiddler has in title, text or tags, so that a search for them finds it alone. */
function tellingWords(tiddler: Tiddler, state: WikiState): string[] {
  const others = Object.values(state.tiddlers).filter(
    ({ title }) => title !== tiddler.title && !title.startsWith('$:/'),
  );
  const searched = others.map(({ title, text, tags }) => [title, text, ...tags].join(' ').toLowerCase());
  const words = [...new Set(tiddler.text.match(/\b[A-Za-z]{5,}\b/g) ?? [])];
  return words.filter((word) => !searched.some((other) => other.includes(word.toLowerCase())));
}

export const searchFamilies = [
  defineWikiFamily<{ title: string }>({
    name: 'search-and-open',
    wordings: [
      'Search for "{title}" and open it',
      'Find the tiddler {title} and open it',
      'Open the tiddler “{title}”',
      'Show me {title}',
      'Could you look up “{title}” and bring it up?',
      'I\'d like to read the page "{title}"',
      'Where is {title}? Please locate it and display it',
      'I want to see the note {title} on screen',
      'Use the search box to get to “{title}” and view it',
      'The entry {title} should be found and opened',
      'Pull up the tiddler "{title}" for me',
      'Take me to the page called {title}',
      'I would like to read "{title}" now',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && found.at === 'closed' ? { title: found.title } : null;
    },
    free: ['title'],
    plan: ({ title }) => searchPlan(title),
    solve: ({ title }) => openBySearch(title),
    verify: ({ before, after, params }) => expectChanges({ before, after, open: [...story(before), params.title] }),
  }),
  defineWikiFamily<{ word: string; title: string }>({
    name: 'search-by-text',
    heldOut: true,
    wordings: [
      'Search for the word "{word}" and open the tiddler that is found',
      'Find the tiddler whose text contains {word} and open it',
      'Open the tiddler that mentions “{word}”',
      'Somewhere there is a page with the word "{word}" in it; I want to see it',
    ],
    sample: (context) => {
      const found = drawExisting(context, (tiddler) => tellingWords(tiddler, context.state).length > 0);
      if (!found || found.at === 'open') return null;
      return { word: context.rng.pick(tellingWords(found.tiddler, context.state)), title: found.title };
    },
    free: ['word'],
    plan: ({ word, title }) => [`Type "${word}" in the "search" box of the sidebar.`, `Click "${title}".`],
    solve: ({ word, title }) => [searchFor(word), click(title, { type: 'Hyperlink' })],
    verify: ({ before, after, params }) => expectChanges({ before, after, open: [...story(before), params.title] }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'search-and-delete',
    wordings: [
      'Search for "{title}" and delete it',
      'Find {title} with the search box and remove it from the wiki',
      'Look up “{title}” and delete it',
      'Could you look for "{title}" with the search and throw that page away?',
      'The tiddler {title} is no longer needed. Search for it and get rid of it',
      'I want “{title}” found through the search box and then deleted for good',
      'Type {title} into the search, open what it finds and erase that tiddler',
      'After searching for "{title}", delete the note from the wiki',
      'Let the search bring up {title}, then drop that entry from the wiki',
      '“{title}” should be gone from this wiki; use the search to get to it',
      'Please hunt down the page {title} by searching and scrap it',
      'Find out "{title}" and do away with it',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && found.at === 'closed' ? { title: found.title } : null;
    },
    free: ['title'],
    plan: ({ title }) => [
      ...searchPlan(title),
      `Click the "more" button of the tiddler "${title}".`,
      'Click "Delete this tiddler".',
      'Click "OK" to confirm.',
    ],
    solve: ({ title }) => [...openBySearch(title), more(title), click('Delete this tiddler'), acceptDialog()],
    verify: ({ before, after, params }) => expectChanges({ before, after, deleted: [params.title] }),
  }),
];
