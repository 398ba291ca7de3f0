import { openPanel, openPanelPlan, setting } from '../control-panel.ts';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { story, userTitles } from '../state.ts';
import { setText } from '../steps.ts';

const settings = {
  title: '$:/SiteTitle',
  subtitle: '$:/SiteSubtitle',
  defaults: '$:/DefaultTiddlers',
  newTitle: '$:/language/DefaultNewTiddlerTitle',
  journalTitle: '$:/config/NewJournal/Title',
  journalText: '$:/config/NewJournal/Text',
};

const dateFormats = [
  'YYYY-0MM-0DD',
  'DD MMM YYYY',
  'DDD, DD MMM YYYY',
  'MMM DDth, YYYY',
  'YYYY/0MM/0DD',
  '0DD.0MM.YYYY',
];

/** A box of the first page of the control panel. */
const fill = (name: string, text: string) => [...openPanel(), setText(name, text)];
const fillPlan = (name: string, text: string) => [...openPanelPlan(), `Type "${text}" in the "${name}" box.`];

export const settingFamilies = [
  defineWikiFamily<{ title: string }>({
    name: 'set-site-title',
    wordings: [
      'Change the title of this wiki to "{title}"',
      'Set the site title to {title}',
      'Rename this TiddlyWiki to {title}',
      'The wiki should be called “{title}”',
      'Could you give this whole wiki the name "{title}"?',
      "I'd like the wiki itself to bear the title {title}",
      '“{title}” should stand at the top as the name of the site',
      'In the control panel, enter {title} as the title of this TiddlyWiki',
      'Let "{title}" be the title of the site',
      'Our wiki has a new name, {title}. Please put that in as its title',
      'Please retitle the entire wiki as “{title}”',
      'I want my TiddlyWiki to go by the name of {title}',
      'At the top of the sidebar I want to read {title} as the name of the whole wiki',
    ],
    sample: ({ words }) => ({ title: words.title() }),
    free: ['title'],
    plan: ({ title }) => fillPlan('Title of this TiddlyWiki', title),
    solve: ({ title }) => fill('Title of this TiddlyWiki', title),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [settings.title]: { text: params.title } } }),
  }),
  defineWikiFamily<{ subtitle: string }>({
    name: 'set-site-subtitle',
    wordings: [
      'Change the subtitle of this wiki to "{subtitle}"',
      'Set the site subtitle to {subtitle}',
      'Use {subtitle} as the subtitle of the wiki',
      'The wiki needs a new subtitle: “{subtitle}”',
      'Could you make "{subtitle}" the subtitle of my wiki?',
      "I'd like the site's subtitle to be {subtitle}",
      'Let “{subtitle}” stand as the subtitle of this site',
      'Replace the current wiki subtitle by {subtitle}',
      'The subtitle of the whole site should read "{subtitle}"',
      'Please enter this in the control panel as the subtitle: {subtitle}',
      "I want to see “{subtitle}” as the line below the wiki's title, its subtitle",
      'What the wiki has for a subtitle is out of date; it is now {subtitle}',
      'Put the words {subtitle} under the name of the wiki',
    ],
    sample: ({ words }) => ({ subtitle: words.phrase(3, 6) }),
    free: ['subtitle'],
    plan: ({ subtitle }) => fillPlan('Subtitle', subtitle),
    solve: ({ subtitle }) => fill('Subtitle', subtitle),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [settings.subtitle]: { text: params.subtitle } } }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'set-default-tiddler',
    wordings: [
      'Open only the tiddler "{title}" at startup',
      'Make {title} the default tiddler of this wiki',
      'Set the default tiddlers to {title}',
      'When the wiki starts it should show {title} and nothing else',
      'Could you make the wiki start with just “{title}” open?',
      'I\'d like "{title}" to be the one page that greets me when the wiki loads',
      'Let {title} be the only default tiddler',
      'At startup nothing but the page {title} should appear',
      'In the control panel, enter “{title}” as the sole default tiddler',
      'Every time I load this wiki, I want to see "{title}" alone',
      'Have the wiki always begin with the note {title}, and only that one',
      'The wrong pages come up at the beginning; {title} alone should be there by default',
      'I want to be greeted by “{title}” alone each time this wiki is loaded',
    ],
    sample: ({ rng, state }) => {
      const fresh = userTitles(state).filter((title) => !story(state).includes(title));
      return fresh.length > 0 ? { title: rng.pick(fresh) } : null;
    },
    free: ['title'],
    plan: ({ title }) => fillPlan('Default tiddlers', `[[${title}]]`),
    solve: ({ title }) => fill('Default tiddlers', `[[${title}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        become: { [settings.defaults]: { text: (text) => startsWith(text, params.title) } },
      }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'set-new-tiddler-title',
    wordings: [
      'Let new tiddlers be titled "{title}" to begin with',
      'Change the title of new tiddlers to {title}',
      'Set the default title for new tiddlers to {title}',
      'New tiddlers should be called {title} until they are renamed',
      'Could you make "{title}" the title that every new tiddler starts out with?',
      "I'd like freshly made tiddlers to come up with the title {title} by default",
      '“{title}” should be the suggested name whenever a new tiddler is begun',
      'In the control panel, enter {title} as the title of new tiddlers',
      'Whenever I start a new page, its preset title should be "{title}"',
      'The default name that new tiddlers get is not to my liking. Make it {title}',
      'Please have all future new tiddlers carry “{title}” as their initial title',
      'Use {title} as the standard title for notes that are newly started',
      'Instead of "New Tiddler", start me off with {title}',
    ],
    sample: ({ words }) => ({ title: words.title() }),
    free: ['title'],
    plan: ({ title }) => fillPlan('Title of new tiddlers', title),
    solve: ({ title }) => fill('Title of new tiddlers', title),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [settings.newTitle]: { text: params.title } } }),
  }),
  defineWikiFamily<{ format: string }>({
    name: 'set-journal-title',
    heldOut: true,
    wordings: [
      'Title new journal tiddlers with the date format "{format}"',
      'Change the title of new journal tiddlers to {format}',
      'Set the journal title format to {format}',
      'New journal tiddlers should be titled {format}',
      'Date my journal entries like this: {format}',
    ],
    sample: ({ rng, state }) => ({
      format: rng.pick(dateFormats.filter((format) => format !== setting(state, settings.journalTitle, ''))),
    }),
    free: [],
    plan: ({ format }) => fillPlan('Title of new journal tiddlers', format),
    solve: ({ format }) => fill('Title of new journal tiddlers', format),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [settings.journalTitle]: { text: params.format } } }),
  }),
  defineWikiFamily<{ text: string }>({
    name: 'set-journal-text',
    wordings: [
      'Start every new journal tiddler with the text "{text}"',
      'Set the text for new journal tiddlers to {text}',
      'New journal tiddlers should contain “{text}” from the start',
      'Change the text for new journal tiddlers: {text}',
      'Could you make "{text}" the default text of new journal tiddlers?',
      "I'd like each future journal entry to begin with the words {text}",
      'Let “{text}” be filled in automatically as the text whenever a new journal tiddler is made',
      'Please enter this as the preset text for new journal tiddlers: {text}',
      'In the control panel, the text for new journal tiddlers should be "{text}"',
      'Whenever I start a journal page, it should already say {text}',
      'Use “{text}” as the standard text that new journal entries come with',
      'My new journal pages need this initial text, set in the control panel: {text}',
      'Each journal entry I begin ought to open with the line {text}',
    ],
    sample: ({ words }) => ({ text: words.phrase(2, 6) }),
    free: ['text'],
    plan: ({ text }) => fillPlan('Text for new journal tiddlers', text),
    solve: ({ text }) => fill('Text for new journal tiddlers', text),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [settings.journalText]: { text: params.text } } }),
  }),
];

/** Whether this is a startup list of just that title; the brackets are needed only around a title with spaces. */
const startsWith = (text: string, title: string) =>
  text.trim() === `[[${title}]]` || (!title.includes(' ') && text.trim() === title);
