import type { ReferenceStep } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { tagsInUse } from '../state.ts';
import { click, setText } from '../steps.ts';

const icons = ['star-filled', 'file', 'folder', 'globe', 'help', 'mail', 'spiral', 'tip', 'video', 'warning'];

const openTag = (tag: string): ReferenceStep[] => [
  click('More', { type: 'TabItem' }),
  click('tag manager', { type: 'Button' }),
  click(`info of ${tag}`, { type: 'Button' }),
];
const openTagPlan = (tag: string) => [
  'Click the "More" tab of the sidebar.',
  'Click the "tag manager" button.',
  `Click the "info of ${tag}" button.`,
];

export const tagManagerFamilies = [
  defineWikiFamily<{ tag: string; colour: string }>({
    name: 'set-tag-colour',
    wordings: [
      'Set the colour of the tag "{tag}" to {colour}',
      'Give the tag {tag} the colour {colour}',
      'In the tag manager, change the colour of {tag} to {colour}',
      'The tag {tag} should be coloured {colour}',
      'Could you colour the tag "{tag}" with "{colour}"?',
      "I'd like {colour} as the colour of the tag {tag}",
      'Let the label “{tag}” have the colour “{colour}”',
      'Use the colour {colour} for the tag {tag}',
      'Wherever the tag "{tag}" shows up, it should be in the colour "{colour}"',
      'Please go to the tag manager and enter {colour} as the colour for {tag}',
      "The colour of the label “{tag}” doesn't suit me; change it to “{colour}”",
      'Paint every {tag} tag in {colour}',
    ],
    sample: ({ rng, state }) => {
      const tags = tagsInUse(state);
      const colour = `#${Array.from({ length: 6 }, () => rng.pick([...'0123456789abcdef'])).join('')}`;
      return tags.length > 0 ? { tag: rng.pick(tags), colour } : null;
    },
    free: ['tag'],
    plan: ({ tag, colour }) => [...openTagPlan(tag), `Type "${colour}" in the "Colour" box.`],
    solve: ({ tag, colour }) => [...openTag(tag), setText('Colour', colour)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [params.tag]: { fields: { color: params.colour } } } }),
  }),
  defineWikiFamily<{ tag: string; icon: string }>({
    name: 'set-tag-icon',
    heldOut: true,
    wordings: [
      'Set the icon of the tag "{tag}" to {icon}',
      'Give the tag {tag} the icon {icon}',
      'In the tag manager, change the icon of {tag} to {icon}',
      'Let {icon} be the little picture on every {tag} tag',
    ],
    sample: ({ rng, state }) => {
      const tags = tagsInUse(state);
      return tags.length > 0 ? { tag: rng.pick(tags), icon: `$:/core/images/${rng.pick(icons)}` } : null;
    },
    free: ['tag'],
    plan: ({ tag, icon }) => [...openTagPlan(tag), `Type "${icon}" in the "Icon" box.`],
    solve: ({ tag, icon }) => [...openTag(tag), setText('Icon', icon)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, become: { [params.tag]: { fields: { icon: params.icon } } } }),
  }),
];
