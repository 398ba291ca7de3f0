import { defineWikiFamily } from '../define.ts';
import { drawExisting, drawOpen } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { story, userTitles } from '../state.ts';
import { click, close, more } from '../steps.ts';

/** The tiddlers that an open one links to and that are not open. */
function linksOf(text: string, closed: (title: string) => boolean): string[] {
  return [...text.matchAll(/\[\[([^\]|]+)\]\]/g)].map((match) => match[1]!).filter(closed);
}

const openFrom = (name: string, wordings: string[], tabs: string[], heldOut = false) =>
  defineWikiFamily<{ title: string }>({
    name,
    heldOut,
    wordings,
    sample: (context) => {
      const found = drawExisting(context);
      return found && found.at === 'closed' ? { title: found.title } : null;
    },
    free: ['title'],
    plan: ({ title }) => [...tabs.map((tab) => `Click the "${tab}" tab in the sidebar.`), `Click "${title}".`],
    solve: ({ title }) => [...tabs.map((tab) => click(tab, { type: 'TabItem' })), click(title, { type: 'Hyperlink' })],
    verify: ({ before, after, params }) => expectChanges({ before, after, open: [...story(before), params.title] }),
  });

export const navigationFamilies = [
  openFrom(
    'open-from-recent',
    [
      'Open the tiddler "{title}" from the list of recent changes',
      'Open {title} from the Recent tab',
      'Go to the recent tiddlers and open “{title}”',
      'Among what was changed lately there is {title}; open it',
      'Could you pull up "{title}" through the Recent list in the sidebar?',
      "I'd like to read “{title}”; get to it via the Recent tab",
      'Someone edited {title} not long ago; bring it up from the recent changes',
      'Look under Recent, pick "{title}" there and show it',
      'From the latest changes, call up the page {title}',
      'The note {title} is listed under Recent and should be opened from there',
      'In the list of recently modified pages, click on “{title}” so that it appears',
      'Take me to the entry {title} by way of the list of latest edits',
      'Look through the latest changes for "{title}" and bring it up',
    ],
    ['Recent'],
  ),
  openFrom(
    'open-from-all',
    [
      'Open the tiddler "{title}" from the list of all tiddlers',
      'Find {title} in the complete list in the sidebar and open it',
      'Go to the list of all tiddlers and open “{title}”',
      'Could you pick "{title}" from the list of all tiddlers, so that I can read it?',
      "I'd like to see the page {title}; click it in the sidebar's list of everything",
      '“{title}” is somewhere in the full list of tiddlers. Please bring it up from there',
      'Show me {title} by way of the All list in the sidebar',
      'Using the sidebar list that names every tiddler, open the entry "{title}"',
      'Let the note {title} be opened through the list with all tiddlers',
      'Under More, in the tab for all tiddlers, choose “{title}”',
      'The tiddler {title} should be on screen, opened from the complete list of pages',
      'In the alphabetical list of everything, click on "{title}"',
    ],
    ['More', 'All'],
  ),
  defineWikiFamily<{ title: string; from: string }>({
    name: 'follow-link',
    wordings: [
      'Follow the link to "{title}" in the tiddler "{from}"',
      'In {from}, click on the link {title}',
      'Open “{title}” through the link in “{from}”',
      'Could you go to "{title}" by way of the link in "{from}"?',
      "I'd like to get from {from} to {title} by clicking the link",
      'The page “{from}” links to “{title}”; please click that link',
      'Use the link that {from} has to {title} and go there',
      'Starting at "{from}", take the link that leads to "{title}"',
      'Jump to {title} with the link you see in the note {from}',
      'Let “{title}” be opened by a click on its link inside “{from}”',
      'Within the text of {from} there is a link to {title}. Please follow it',
      '"{from}" mentions "{title}"; go there',
    ],
    sample: ({ rng, state }) => {
      const closed = (title: string) => userTitles(state).includes(title) && !story(state).includes(title);
      const places = story(state)
        .map((from) => ({ from, titles: linksOf(state.tiddlers[from]?.text ?? '', closed) }))
        .filter(({ titles }) => titles.length > 0);
      if (places.length === 0) return null;
      const { from, titles } = rng.pick(places);
      return { title: rng.pick(titles), from };
    },
    free: ['title', 'from'],
    plan: ({ title, from }) => [`Click the link "${title}" in the tiddler "${from}".`],
    solve: ({ title, from }) => [click(title, { type: 'Hyperlink', container: from })],
    verify: ({ before, after, params }) => expectChanges({ before, after, open: [...story(before), params.title] }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'close-tiddler',
    wordings: [
      'Close the tiddler "{title}"',
      'Close {title}',
      'I have finished with “{title}”, close it',
      'Take {title} off the screen, but do not delete it',
      'Could you shut "{title}"? It should stay in the wiki',
      "I've seen enough of {title}, put it out of view",
      '“{title}” should no longer be open',
      "I don't want to look at the note {title} any longer, but keep it in the wiki",
      'The page "{title}" can be closed now',
      'Clear {title} out of the story river without deleting it',
      'Done reading the entry “{title}”; shut it, please',
      'Let the open page {title} disappear from the display, though not from the wiki',
      'Put "{title}" away and leave the others as they are',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      return found && { title: found.title };
    },
    free: ['title'],
    plan: () => ['Click the "close" button.'],
    solve: ({ title }) => [close(title)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, open: story(before).filter((title) => title !== params.title) }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'close-others',
    wordings: [
      'Close all tiddlers except "{title}"',
      'Close the others and keep {title} open',
      'Leave only “{title}” open',
      'I want to see nothing but {title}',
      'Could you shut every page other than "{title}"?',
      'I only need {title} right now, so close the rest',
      '“{title}” should be the only tiddler left on screen',
      'Apart from {title}, everything that is open can be closed',
      'Clear away all the open notes but keep "{title}"',
      'There are too many open tiddlers. Let just {title} stay',
      "I'd like “{title}” to remain and all other open entries to be put away",
      'Use close others on the tiddler {title}',
      'Clear the screen around "{title}"',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      return found && { title: found.title };
    },
    free: ['title'],
    plan: ({ title }) => [`Click the "more" button of the tiddler "${title}".`, 'Click "close others".'],
    solve: ({ title }) => [more(title), click('close others', { container: title })],
    verify: ({ before, after, params }) => expectChanges({ before, after, open: [params.title] }),
  }),
];
