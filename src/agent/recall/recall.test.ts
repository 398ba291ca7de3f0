import { expect, test } from 'vitest';
import { createRecall } from './recall.ts';

const patterns = [
  {
    requests: ['Rename "{title}" to {newTitle}', 'Give {title} the new name {newTitle}'],
    plan: ['Click "edit" of "{title}".', 'Type "{newTitle}".'],
  },
  { requests: ['Delete the page {title}', 'Throw {title} away'], plan: ['Click "delete".'] },
  { requests: ['Add the tag {tag} to {title}', 'Label {title} with {tag}'], plan: ['Click "tag".'] },
];
const recall = createRecall(patterns);

test('a request brings the wording to mind that is most like it, whatever the values', () => {
  expect(recall('You may rename the Soup to Night Train')[0]).toMatchObject({
    request: 'Rename "{title}" to {newTitle}',
    plan: patterns[0]!.plan,
    filled: new Map(),
  });
  expect(recall('please throw "Shopping 7" away')[0]!.request).toBe('Throw {title} away');
});

test('the words of a place are no words of the wording', () => {
  expect(recall('newtitle tag')[0]!.plan).toEqual(['Click "tag".']);
});

test('what nothing is like brings nothing to mind', () => {
  expect(recall('Zwei Suppen')).toEqual([]);
  expect(createRecall([])('Rename a to b')).toEqual([]);
});

test('a forgotten wording does not come to mind, its like do', () => {
  const request = 'Give Soup the new name Stew';
  expect(recall(request)[0]!.request).toBe(request);
  expect(recall(request, { forgotten: 'Give {title} the new name {newTitle}' }).map((r) => r.request)).not.toContain(
    request,
  );
});

test('the values stand in the plan where the request is a wording of training with others', () => {
  const [found] = createRecall([
    { requests: ['Give {title} the new name {newTitle}'], plan: ['Click "edit" of "{title}".', 'Type "{newTitle}".'] },
  ])('give “Pea Soup” the new name "Stew 7".');
  expect(found).toMatchObject({
    request: 'Give Pea Soup the new name Stew 7',
    plan: ['Click "edit" of "Pea Soup".', 'Type "Stew 7".'],
    pattern: { plan: ['Click "edit" of "{title}".', 'Type "{newTitle}".'] },
  });
});

test('words that many of its wordings share speak for a pattern, though no wording is like the request', () => {
  const two = createRecall([
    {
      requests: ['Bin the page {title}', 'Page {title}: to the bin', 'The bin is waiting for {title}'],
      plan: ['Click "delete".'],
    },
    {
      requests: ['Put the page {title} on top', 'Show the page {title} first', 'Page {title} goes first'],
      plan: ['Click "pin".'],
    },
  ]);
  expect(two('May page Soup see the bin?')[0]!.plan).toEqual(['Click "delete".']);
});

test('how many values are quoted, their form, and a choice among them tell the kind of a request', () => {
  const kinds = createRecall([
    { requests: ['Make "{title}" and "{other}"', 'New: "{title}", "{other}"'], plan: ['two'] },
    { requests: ['Make "{title}"', 'New: "{title}"'], plan: ['one'] },
    {
      requests: ['Link to {address}', 'Make a link {address}'],
      plan: ['web'],
      values: { address: ['https://a.example'] },
    },
    { requests: ['Link to {title}', 'Make a link {title}'], plan: ['inner'] },
    { requests: ['Use {theme}', 'Make it {theme}'], plan: ['theme'], values: { theme: ['Snow White', 'Vanilla'] } },
    { requests: ['Use {language}', 'Make it {language}'], plan: ['language'] },
  ]);
  const first = (request: string) => kinds(request)[0]!.plan;
  expect(first('Please make me “Soup” and also “Tea”')).toEqual(['two']);
  expect(first('Please make me “Soup”')).toEqual(['one']);
  expect(first('Let there be a link to https://soup.example/tea')).toEqual(['web']);
  expect(first('Let there be a link to Soup')).toEqual(['inner']);
  expect(first('Could you use vanilla?')).toEqual(['theme']);
});

test('no more than three patterns come to mind, the likest first', () => {
  const alike = ['red', 'green', 'blue', 'black'].map((colour) => ({
    requests: [`Paint the page {title} ${colour}`],
    plan: [`Click "${colour}".`],
  }));
  expect(createRecall(alike)('Paint the page Home')).toHaveLength(3);
  expect(createRecall(alike)('Paint the page Home blue')[0]!.plan).toEqual(['Click "blue".']);
});

test('a choice that training did not take but saw tells the kind of a request', () => {
  const choosing = createRecall([
    {
      requests: ['Use {palette}', 'Take {palette} now'],
      plan: ['Click "{palette}".'],
      values: { palette: ['Nord'] },
      choices: { palette: ['Nord', 'Solar Flare'] },
    },
    { requests: ['Use the page {title}', 'Take the page {title} now'], plan: ['Open "{title}".'] },
  ]);
  const [found] = choosing('Solar Flare, take it');
  expect(found!.plan).toEqual(['Click "{palette}".']);
  expect(found!.values.palette).toEqual(['Nord', 'Solar Flare']);
});

test('what the request speaks of is open or not: that tells the kind of a request, too', () => {
  const control = {
    label: '1',
    name: 'edit',
    type: 'Button' as const,
    states: [],
    rect: { x: 0, y: 0, width: 1, height: 1 },
  };
  const screen = (container: string) => ({
    window: { title: '' },
    focus: null,
    controls: [{ ...control, container }],
    messages: [],
  });
  const asked = createRecall([
    { requests: ['Write {text} on the page {title}'], plan: ['Click "edit".'], open: 0.9 },
    { requests: ['Write {text} on a new page {title}'], plan: ['Click "new".'], open: 0.1 },
  ]);
  const first = (container: string) => asked('Soup: write on it', { screen: screen(container) })[0]!.plan;
  expect(first('Soup')).toEqual(['Click "edit".']);
  expect(first('Stew')).toEqual(['Click "new".']);
  expect(first('on')).toEqual(['Click "new".']);
});
