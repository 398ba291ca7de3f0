import type { SampleContext } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { newTitle } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, okStep } from '../plan-words.ts';
import { click, confirm, newTiddler, typeText, typeTitle } from '../steps.ts';
import { escapeRegExp, textOf } from '../text-parts.ts';

const endings = ['.png', '.jpg', '.svg', '.gif'];
const drawImage = ({ rng, words }: SampleContext) => words.word() + rng.pick(endings);

const plan = (title: string, text: string) => createPlan(title, `Type the image "${text}" in the text area.`);
const solve = (title: string, text: string) => [newTiddler(), typeTitle(title), typeText(text), confirm()];

/** Without quotation marks TiddlyWiki takes a bracket that follows at once for a part of the width. */
const sizedImage = (width: string, image: string) =>
  new RegExp(`^\\s*\\[img\\s+width=(?:${width}\\s+|"${width}"\\s*)\\[${escapeRegExp(image)}\\]\\]\\s*$`);

export const imageFamilies = [
  defineWikiFamily<{ title: string; image: string }>({
    name: 'create-with-image',
    wordings: [
      'Create a tiddler called "{title}" that shows the image "{image}"',
      'Make a new tiddler {title} with the picture {image} in it',
      'Add a tiddler named “{title}” whose text embeds the image “{image}”',
      'New tiddler {title}. Its text: the image {image}',
      'Could you start a new page “{title}” with the image “{image}” displayed in it?',
      'I\'d like a fresh note named "{title}" that embeds the picture "{image}"',
      'Put the image {image} into a new tiddler that is called {title}',
      'There should be a new entry {title} showing the picture {image}',
      'The picture “{image}” needs a new page to be shown on; set one up with the name “{title}”',
      'Let "{title}" be a new page whose content is the embedded image "{image}"',
      'Embed {image} as an image in a new note by the name of {title}',
      'We have no page {title} yet; set one up and insert the picture {image}',
      'I want to see {image} when I open a tiddler by the name of {title}',
    ],
    sample: (context) => ({ title: newTitle(context), image: drawImage(context) }),
    free: ['title', 'image'],
    plan: ({ title, image }) => plan(title, `[img[${image}]]`),
    solve: ({ title, image }) => solve(title, `[img[${image}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(`[img[${params.image}]]`) } } }),
  }),
  defineWikiFamily<{ title: string; image: string; width: string }>({
    name: 'create-with-sized-image',
    heldOut: true,
    wordings: [
      'Create a tiddler called "{title}" that shows the image "{image}" with a width of {width}',
      'Make a new tiddler {title} with the picture {image} in it, {width} wide',
      'Add a tiddler named “{title}” whose text embeds the image “{image}” at width {width}',
      'Let {image} appear {width} pixels across in a tiddler by the name of {title}',
    ],
    sample: (context) => ({
      title: newTitle(context),
      image: drawImage(context),
      width: String(context.rng.int(6, 60) * 10),
    }),
    free: ['title', 'image'],
    plan: ({ title, image, width }) => plan(title, `[img width=${width} [${image}]]`),
    solve: ({ title, image, width }) => solve(title, `[img width=${width} [${image}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.title]: { text: sizedImage(params.width, params.image) } },
      }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'create-image-tiddler',
    wordings: [
      'Create a new image called "{title}"',
      'Make a new image tiddler {title}',
      'Use the tools to add a new image titled {title}',
      'I need a new image. Title: {title}',
      'Could you start a new picture with the title "{title}"?',
      'The wiki needs a fresh image tiddler by the name of {title}',
      "I'd like to have a blank new image named “{title}”",
      'Let there be a new image, {title}, made with the button in the tools',
      '"{title}" should be the title of a new image tiddler',
      'From the Tools tab, create an image and call it {title}',
      'Please add an empty picture tiddler and give it the title “{title}”',
      'Set up a new image entry under the name {title}',
      'Start a drawing and keep it as {title}',
    ],
    sample: (context) => ({ title: newTitle(context) }),
    free: ['title'],
    plan: ({ title }) => [
      'Click the "Tools" tab of the sidebar.',
      'Click the "new image" button.',
      `Type "${title}" in the "title" box.`,
      okStep,
    ],
    solve: ({ title }) => [
      click('Tools', { type: 'TabItem' }),
      click('new image', { type: 'Button' }),
      typeTitle(title),
      confirm(),
    ],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { type: /^image\//, text: () => true } } }),
  }),
];
