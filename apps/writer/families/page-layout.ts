import type { ReferenceStep, SampleContext } from '#lamwright';
import { borderPresets, withBorders } from '../borders.ts';
import { defineWriterFamily } from '../define.ts';
import { letTablesFit, pageOf } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { about, isLength } from '../lengths.ts';
import { capitalised, menuPlan, okStep, saveStep } from '../plan-words.ts';
import type { Format, WriterDocument } from '../state.ts';
import { click, fill, menu, ok, save, tab } from '../steps.ts';

const path = ['Format', 'Page Style'] as const;
type Tab = 'Page' | 'Borders';
const pagePlan = (name: Tab, ...steps: string[]) => [
  ...menuPlan(...path),
  `Click the "${name}" tab.`,
  ...steps,
  okStep,
  saveStep,
];
const pageSteps = (name: Tab, ...steps: ReferenceStep[]) => [...menu(...path), tab(name), ...steps, ok(), save()];

/** The format of the pages, changed; the dialog rounds every length a little. */
function changePages(document: WriterDocument, change: (format: Format) => Format): void {
  const page = pageOf(document);
  const kept = Object.entries(page.format).map(([name, value]) => [name, isLength(value) ? about(value) : value]);
  page.format = change(Object.fromEntries(kept));
  letTablesFit(document);
}

type Margin = { side: string; size: string };

const drawMargin = ({ rng }: Pick<SampleContext, 'rng'>): Margin => ({
  side: rng.pick(['left', 'right', 'top', 'bottom']),
  size: tenths(rng.pick([10, 12, 15, 18, 24, 25, 30, 35, 40])),
});
const marginField = (side: string, size: string) => fill(capitalised(side), size, { type: 'Spinner' });
const tenths = (tenth: number) => `${tenth / 10} cm`;

/** Margins, size, direction and frame of the pages, all in the dialog of the page style. */
export const pageLayoutFamilies = [
  defineWriterFamily<Margin>({
    name: 'page-margin',
    wordings: [
      'Set the {side} margin of the pages to {size}',
      'Make the {side} page margin {size}',
      'Please leave a margin of {size} at the {side} of every page',
      'Every page should be given {size} of margin at the {side}',
      'Could you change the {side} margin of the page to {size}?',
      'I want a {side} margin of {size}',
      'Give the pages a {side} margin of {size}',
      'Let the {side} margin measure {size}',
      'Change the margin on the {side} to {size} for the whole document',
      'Format the pages with {size} of {side} margin',
      'There should be a margin of {size} at the {side}',
      'For the {side} margin of the page choose {size}',
      'Keep {size} of paper free at the {side} of each page',
    ],
    sample: drawMargin,
    free: [],
    plan: ({ side, size }) => pagePlan('Page', `Type "${size}" in the "${side}" box.`),
    solve: ({ side, size }) => pageSteps('Page', marginField(side, size)),
    verify: ({ before, after, params: { side, size } }) =>
      expectChange({ before, after }, (document) =>
        changePages(document, (format) => ({ ...format, [`margin-${side}`]: about(size) })),
      ),
  }),
  defineWriterFamily<{ width: string; height: string }>({
    name: 'paper-size',
    wordings: [
      'Set the paper to {width} wide and {height} high',
      'Make the pages {width} wide and {height} high',
      'Please use a paper size of {width} by {height}',
      'The paper should be {width} in width and {height} in height',
      'Could you set the page size to {width} by {height}?',
      'I want pages with a width of {width} and a height of {height}',
      'Change the paper format: width {width}, height {height}',
      'Give the pages a size of {width} by {height}',
      'Let every page measure {width} by {height}',
      'Format the document for paper of {width} times {height}',
      'The page width should be {width} and the page height {height}',
      'Choose a page of {width} in width and {height} in height',
      'We print on sheets of {width} by {height}; fit the document to that',
    ],
    sample: ({ rng }) => ({ width: tenths(5 * rng.int(34, 40)), height: tenths(5 * rng.int(48, 60)) }),
    free: [],
    plan: ({ width, height }) =>
      pagePlan('Page', `Type "${width}" in the "Width" box.`, `Type "${height}" in the "Height" box.`),
    solve: ({ width, height }) =>
      pageSteps('Page', fill('Width', width, { type: 'Spinner' }), fill('Height', height, { type: 'Spinner' })),
    verify: ({ before, after, params: { width, height } }) =>
      expectChange({ before, after }, (document) =>
        changePages(document, (format) => ({ ...format, 'page-width': about(width), 'page-height': about(height) })),
      ),
  }),
  defineWriterFamily<Margin>({
    name: 'landscape-with-margin',
    heldOut: true,
    wordings: [
      'Turn the pages to landscape and set the {side} margin to {size}',
      'Use landscape pages with a {side} margin of {size}',
      'Please switch the orientation to landscape, with {size} at the {side}',
      'The pages should be in landscape and have a {side} margin of {size}',
      'Could you make the pages landscape with a margin of {size} at the {side}?',
      'I want landscape orientation and a {side} margin of {size}',
      'Change the paper to landscape; the {side} margin is to be {size}',
      'Set landscape as the page orientation and {size} as the {side} margin',
      'Give the document landscape pages whose {side} margin is {size}',
      'Let the pages be landscape, the {side} margin {size}',
      'Format the pages as landscape with {size} of {side} margin',
      'The orientation should be landscape and the {side} margin {size}',
      'Lay the sheets on their long edge and leave {size} free at the {side}',
    ],
    sample: drawMargin,
    free: [],
    plan: ({ side, size }) =>
      pagePlan('Page', 'Click the "Landscape" radio button.', `Type "${size}" in the "${side}" box.`),
    solve: ({ side, size }) => pageSteps('Page', click('Landscape', { type: 'RadioButton' }), marginField(side, size)),
    verify: ({ before, after, params: { side, size } }) =>
      expectChange({ before, after }, (document) =>
        changePages(document, ({ 'page-width': width, 'page-height': height, ...format }) => ({
          ...format,
          'print-orientation': 'landscape',
          'page-width': height!,
          'page-height': width!,
          [`margin-${side}`]: about(size),
        })),
      ),
  }),
  defineWriterFamily<{ border: string }>({
    name: 'page-border',
    wordings: [
      'Give the pages the border "{border}"',
      'Set the page border to {border}',
      'Please put the border “{border}” on the pages',
      'The pages should have the border {border}',
      'Could you choose "{border}" as the border of the pages?',
      'I want the page border {border}',
      'Use {border} as the border of every page',
      'Let the pages have the line arrangement “{border}”',
      'Change the border of the pages to {border}',
      'Format the pages with the border preset "{border}"',
      'Apply the borders {border} to the pages',
      'For the pages pick the border {border}',
      'Draw lines along the edges of each page: {border}',
    ],
    sample: ({ rng }) => ({ border: rng.pick(Object.keys(borderPresets)) }),
    free: [],
    plan: ({ border }) => pagePlan('Borders', `Click "${border}" in the list.`),
    solve: ({ border }) => pageSteps('Borders', click(border, { type: 'ListItem' })),
    verify: ({ before, after, params: { border } }) =>
      expectChange({ before, after }, (document) => changePages(document, (format) => withBorders(format, border))),
  }),
];
