import type { SampleContext } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { newTitle } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan } from '../plan-words.ts';
import { userTitles, type WikiState } from '../state.ts';
import { confirm, newTiddler, typeText, typeTitle } from '../steps.ts';
import { textOf } from '../text-parts.ts';

const plan = (title: string, what: string, text: string) =>
  createPlan(title, `Type the ${what} "${text}" in the text area.`);
const solve = (title: string, text: string) => [newTiddler(), typeTitle(title), typeText(text), confirm()];

/** A new title and an existing one to refer to. */
function drawTarget(context: SampleContext<WikiState>) {
  const titles = userTitles(context.state);
  return titles.length > 0 ? { title: newTitle(context), target: context.rng.pick(titles) } : null;
}

const externalHosts = ['example.org', 'example.com', 'example.net'];

export const linkFamilies = [
  defineWikiFamily<{ title: string; target: string }>({
    name: 'create-with-link',
    wordings: [
      'Create a tiddler called "{title}" with a link to "{target}"',
      'Make a new tiddler {title} that links to {target}',
      'Add a tiddler named “{title}” containing only a link to the tiddler “{target}”',
      'New tiddler {title}. Its text: a link to {target}',
      'Could you start a new page "{title}" whose whole text is a link to "{target}"?',
      "I'd like a link pointing to {target} in a new note called {title}",
      'A new entry titled “{title}” should hold just a wiki link to “{target}”',
      'Put a link to the tiddler {target} on a brand-new page named {title}',
      'The wiki needs a new tiddler "{title}" from which one click on a link leads to "{target}"',
      'Let there be a new tiddler {title} with nothing in it but a link that goes to {target}',
      'Link to “{target}” from a freshly made tiddler, and title that one “{title}”',
      'Please write a new note, title {title}, that consists of the link to {target}',
      'From a fresh tiddler {title} I want to be able to jump to {target}',
    ],
    sample: drawTarget,
    free: ['title', 'target'],
    plan: ({ title, target }) => plan(title, 'link', `[[${target}]]`),
    solve: ({ title, target }) => solve(title, `[[${target}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(`[[${params.target}]]`) } } }),
  }),
  defineWikiFamily<{ title: string; target: string; label: string }>({
    name: 'create-with-labelled-link',
    heldOut: true,
    wordings: [
      'Create a tiddler called "{title}" with a link to "{target}" that reads "{label}"',
      'Make a new tiddler {title} that links to {target} with the link text {label}',
      'Add a tiddler named “{title}” in which the words “{label}” are a link to “{target}”',
      'In a fresh tiddler {title}, let {label} lead to {target}',
    ],
    sample: (context) => {
      const drawn = drawTarget(context);
      return drawn && { ...drawn, label: context.words.phrase(2, 3) };
    },
    free: ['title', 'target', 'label'],
    plan: ({ title, target, label }) => plan(title, 'link', `[[${label}|${target}]]`),
    solve: ({ title, target, label }) => solve(title, `[[${label}|${target}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.title]: { text: textOf(`[[${params.label}|${params.target}]]`) } },
      }),
  }),
  defineWikiFamily<{ title: string; target: string }>({
    name: 'create-with-transclusion',
    wordings: [
      'Create a tiddler called "{title}" that transcludes "{target}"',
      'Make a new tiddler {title} with a transclusion of {target}',
      'Add a tiddler named “{title}” whose text transcludes the tiddler “{target}”',
      'New tiddler {title}. Its text: a transclusion of {target}',
      'Could you set up a new page "{title}" whose text is a transclusion of "{target}"?',
      "I'd like a new note named {title} in which {target} is transcluded",
      'Transclude “{target}” in a brand-new tiddler titled “{title}”',
      'A new entry {title} should show the content of {target} by transclusion',
      'Let "{title}" be a new tiddler that holds nothing but a transclusion of "{target}"',
      "The tiddler {target} is to be transcluded by a page that doesn't exist yet. Call that page {title}",
      'Please start the new note “{title}” and write a transclusion of the page “{target}” into it',
      'With a transclusion of {target} as its text, begin a fresh tiddler called {title}',
      'Let a fresh tiddler {title} show whatever stands in {target}',
    ],
    sample: drawTarget,
    free: ['title', 'target'],
    plan: ({ title, target }) => plan(title, 'transclusion', `{{${target}}}`),
    solve: ({ title, target }) => solve(title, `{{${target}}}`),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(`{{${params.target}}}`) } } }),
  }),
  defineWikiFamily<{ title: string; address: string; label: string }>({
    name: 'create-with-web-link',
    wordings: [
      'Create a tiddler called "{title}" with the link text "{label}" pointing to {address}',
      'Make a new tiddler {title} with a web link to {address} labelled {label}',
      'Add a tiddler named “{title}” in which “{label}” links to the address {address}',
      'New tiddler {title}. Its text: a link to {address} shown as {label}',
      'Could you start a new page “{title}” that holds a web link “{label}” leading to “{address}”?',
      'I\'d like a fresh note named "{title}" whose text is "{label}", linked to "{address}"',
      'Let {label} be a link to the web address {address} in a new tiddler named {title}',
      'There should be a new entry {title} with a link to {address} that reads {label}',
      'Link to “{address}” from a new page “{title}”, showing “{label}” as the link text',
      'Put a hyperlink into a new note "{title}": visible text "{label}", target "{address}"',
      'We have no page {title} yet; set one up with a link to {address} displayed as {label}',
      'A new tiddler {title} is wanted where clicking {label} leads to {address}',
      'Save the page {address} as {label} in a tiddler titled {title}',
    ],
    sample: (context) => {
      const { rng, words } = context;
      const address = `https://${words.word()}.${rng.pick(externalHosts)}`;
      return { title: newTitle(context), address, label: words.phrase(2, 3) };
    },
    free: ['title', 'address', 'label'],
    plan: ({ title, address, label }) => plan(title, 'link', `[[${label}|${address}]]`),
    solve: ({ title, address, label }) => solve(title, `[[${label}|${address}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.title]: { text: textOf(`[[${params.label}|${params.address}]]`) } },
      }),
  }),
];
