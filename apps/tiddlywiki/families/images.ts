import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, okStep } from '../plan-words.ts';
import { userTitles } from '../state.ts';
import { click, confirm, newTiddler, typeText, typeTitle } from '../steps.ts';
import { textOf } from '../text-parts.ts';

const endings = ['.png', '.jpg', '.svg', '.gif'];

const plan = (title: string, text: string) => createPlan(title, `Type the image "${text}" in the text area.`);
const solve = (title: string, text: string) => [newTiddler(), typeTitle(title), typeText(text), confirm()];

export const imageFamilies = [
  defineWikiFamily<{ title: string; image: string }>({
    name: 'create-with-image',
    wordings: [
      'Create a tiddler called "{title}" that shows the image "{image}"',
      'Make a new tiddler {title} with the picture {image} in it',
      'Add a tiddler named “{title}” whose text embeds the image “{image}”',
      'New tiddler {title}. Its text: the image {image}',
      'I want to see {image} when I open a tiddler by the name of {title}',
    ],
    sample: ({ rng, state, words }) => {
      const title = words.title();
      return userTitles(state).includes(title) ? null : { title, image: words.word() + rng.pick(endings) };
    },
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
    sample: ({ rng, state, words }) => {
      const title = words.title();
      if (userTitles(state).includes(title)) return null;
      return { title, image: words.word() + rng.pick(endings), width: String(rng.int(6, 60) * 10) };
    },
    free: ['title', 'image'],
    plan: ({ title, image, width }) => plan(title, `[img width=${width} [${image}]]`),
    solve: ({ title, image, width }) => solve(title, `[img width=${width} [${image}]]`),
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.title]: { text: textOf(`[img width=${params.width} [${params.image}]]`) } },
      }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'create-image-tiddler',
    wordings: [
      'Create a new image called "{title}"',
      'Make a new image tiddler {title}',
      'Use the tools to add a new image titled {title}',
      'I need a new image. Title: {title}',
      'Start a drawing and keep it as {title}',
    ],
    sample: ({ state, words }) => {
      const title = words.title();
      return userTitles(state).includes(title) ? null : { title };
    },
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
