import { isPlain } from '../draw.ts';
import { menuPlan, okStep, typeStep } from '../plan-words.ts';
import { choose, menu, ok, press } from '../steps.ts';
import { wordFamily } from './word-family.ts';

/** Fonts that Wine finds on every Linux; the documents are set in DejaVu Sans. */
const fonts = ['DejaVu Sans Mono', 'DejaVu Serif'];
const sizes = ['8', '9', '10', '11', '14', '16', '18', '20', '24', '28', '36'];

/** The colours of the dialog by their names there. */
const colors: Record<string, string> = {
  Maroon: '#800000',
  Green: '#008000',
  Olive: '#808000',
  Navy: '#000080',
  Purple: '#800080',
  Teal: '#008080',
  Gray: '#808080',
  Red: '#ff0000',
  Lime: '#00ff00',
  Blue: '#0000ff',
};

/** The look of one word, with a value. */
export const wordValueFamilies = [
  wordFamily<{ text: string }>({
    name: 'retype-word',
    wordings: [
      'Replace the word "{word}" with "{text}"',
      'Write {text} where it says {word}',
      'Please put “{text}” in place of the word “{word}”',
      'It should read {text} there, not {word}',
      'Could you turn the word "{word}" into "{text}"?',
      'I want {word} swapped for {text}',
      'Exchange the single word {word} for {text}',
      'Correct "{word}" to "{text}"',
      'Overwrite the word {word} with {text}',
      'Let “{text}” stand instead of “{word}”',
      'In that sentence, {word} is wrong, it is {text}',
      'Retype the word "{word}" as "{text}"',
      'Not {word} but {text} is what I meant to write',
    ],
    value: ({ words }) => ({ text: words.word() }),
    free: ['text'],
    plan: ({ text }) => [typeStep(text)],
    steps: ({ text }) => [press(text)],
    edit: (run, { text }) => ({ ...run, text }),
  }),
  wordFamily<{ size: string }>({
    name: 'size-of-word',
    wordings: [
      'Set the word "{word}" in {size} point type',
      'Change the font size of {word} to {size}',
      'Please make “{word}” {size} points large',
      'The word {word} should have the size {size}',
      'Could you give "{word}" the font size {size}?',
      'I want {word} in letters of {size} points',
      'Apply the size {size} to the word {word}',
      'Format "{word}" with {size} points',
      'Bring the word {word} to {size} point size',
      'Let “{word}” be printed in size {size}',
      'In the text, {word} needs a font size of {size}',
      'Scale the word "{word}" to {size} pt',
      'As tall as {size} points is how {word} is to be',
    ],
    value: ({ rng }) => ({ size: rng.pick(sizes) }),
    free: [],
    plan: ({ size }) => [...menuPlan('Format', 'Font...'), `Type "${size}" in the "Size" box.`, okStep],
    steps: ({ size }) => [...menu('Format', 'Font...'), choose(/^Size/, size), ok()],
    edit: (run, { size }) => ({ ...run, size: Number(size) }),
    fits: isPlain,
  }),
  wordFamily<{ font: string }>({
    name: 'font-of-word',
    wordings: [
      'Set the word "{word}" in the font {font}',
      'Change the font of {word} to {font}',
      'Please write “{word}” in {font}',
      'The word {word} should be in {font}',
      'Could you give "{word}" the font {font}?',
      'I want {word} to appear in the typeface {font}',
      'Apply the font {font} to the word {word}',
      'Format "{word}" with the font {font}',
      'Turn the word {word} into {font} letters',
      'Let “{word}” be printed in {font}',
      'In the text, {word} needs another font, {font}',
      'Choose {font} as the font of the word "{word}"',
      'The typeface for {word} ought to be {font}',
    ],
    value: ({ rng }) => ({ font: rng.pick(fonts) }),
    free: [],
    plan: ({ font }) => [...menuPlan('Format', 'Font...'), `Type "${font}" in the "Font" box.`, okStep],
    steps: ({ font }) => [...menu('Format', 'Font...'), choose(/^Font:?$/, font), ok()],
    edit: (run, { font }) => ({ ...run, font }),
    fits: isPlain,
  }),
  wordFamily<{ color: string }>({
    name: 'color-of-word',
    wordings: [
      'Colour the word "{word}" {color}',
      'Change the colour of {word} to {color}',
      'Please write “{word}” in {color}',
      'The word {word} should be {color}',
      'Could you give "{word}" the text colour {color}?',
      'I want {word} in {color} letters',
      'Apply the colour {color} to the word {word}',
      'Format "{word}" with the colour {color}',
      'Turn the letters of {word} {color}',
      'Let “{word}” appear in {color}',
      'In the text, {word} needs another colour, {color}',
      'Choose {color} as the colour of the word "{word}"',
      'Anyone should see {word} in {color} at once',
    ],
    value: ({ rng }) => ({ color: rng.pick(Object.keys(colors)) }),
    free: [],
    plan: ({ color }) => [...menuPlan('Format', 'Font...'), `Choose "${color}" in the "Color" list.`, okStep],
    steps: ({ color }) => [...menu('Format', 'Font...'), choose(/^Colou?r/, color), ok()],
    edit: (run, { color }) => ({ ...run, color: colors[color]! }),
    fits: isPlain,
  }),
];
