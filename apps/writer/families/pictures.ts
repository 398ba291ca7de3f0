import { defineWriterFamily } from '../define.ts';
import { drawParagraph } from '../draw.ts';
import { paragraphOf, plainRun } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { pictures } from '../pictures.ts';
import { cursorStep, menuPlan, saveStep } from '../plan-words.ts';
import type { Run } from '../state.ts';
import { menu, press, save } from '../steps.ts';

/** Pictures in the text. */
export const pictureFamilies = [
  defineWriterFamily<{ start: string; paragraph: string; picture: string }>({
    name: 'insert-picture',
    wordings: [
      'Insert the picture {picture} at the end of the paragraph that begins with "{start}"',
      'Put the image {picture} at the end of the paragraph starting {start}',
      'Please add the picture “{picture}” to the end of “{start}…”',
      'The paragraph beginning {start} should have the picture {picture} at its end',
      'Could you add the image file "{picture}" at the end of the paragraph opening with "{start}"?',
      'I want the picture {picture} at the end of {start} …',
      'Place the image file {picture} at the end of the paragraph starting with {start}',
      'Insert the file {picture} as an image at the end of "{start}"',
      'Add the image {picture} to the end of the paragraph beginning with {start}',
      'Let the picture “{picture}” stand at the end of the paragraph “{start}”',
      'The paragraph from {start} on needs the picture {picture} at its end',
      'Bring the image "{picture}" into the text at the end of "{start}"',
      'Illustrate the lines that open with {start} by {picture}',
    ],
    sample: (context) => {
      const drawn = drawParagraph(context);
      return drawn && { ...drawn, picture: context.rng.pick(pictures) };
    },
    free: ['start'],
    plan: ({ start, picture }) => [
      cursorStep(start),
      ...menuPlan('Insert', 'Image'),
      'Press **Ctrl+L**.',
      `Type "${picture}".`,
      'Press **Enter**.',
      saveStep,
    ],
    solve: ({ paragraph, picture }) => [
      press('{End}', paragraph),
      ...menu('Insert', 'Image'),
      press('{Control+l}'),
      press(picture),
      press('{Enter}'),
      save(),
    ],
    verify: ({ before, after, params: { paragraph, picture } }) => {
      const file = before.others[picture];
      const isPicture = (actual: Run['image']) => file?.kind === 'other' && actual?.bytes === file.bytes;
      const run = { ...plainRun(''), image: isPicture as unknown as Run['image'] };
      // Not every wording says at which end.
      return expectChange({ before, after }, [
        (document) => paragraphOf(document, paragraph).runs.push(run),
        (document) => paragraphOf(document, paragraph).runs.unshift(run),
      ]);
    },
  }),
];
