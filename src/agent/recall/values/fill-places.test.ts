import { expect, test } from 'vitest';
import { parsePlanStep } from '../../plan-step/parse.ts';
import { fillPlaces, fillStep, placesIn, valuesIn } from './fill-places.ts';

const fillerOf = (wording: string, request: string) => {
  const values = valuesIn(wording, request);
  return values && ((text: string) => fillPlaces(text, values));
};

test('places are filled with what the request says there, whatever quotation marks, capitals and closing signs', () => {
  const fill = fillerOf('Put {tag} on "{title}"', 'put “new soup” on Kitchen Tips!');
  expect(fill?.('Type "{tag}" beside "{title}".')).toBe('Type "new soup" beside "Kitchen Tips".');
});

test('what the request has in quotation marks is taken whole and as it is', () => {
  const values = (wording: string, request: string) => [...(valuesIn(wording, request)?.values() ?? [])];
  const wording = 'Change the text of "{title}" to "{text}"';
  expect(valuesIn(wording, 'Change the text of "Guide to Rome" to "see map"')?.get('title')).toBe('Guide to Rome');
  expect(valuesIn('Make a page called {title}', 'Make a page called "What next?"')?.get('title')).toBe('What next?');
  expect(valuesIn('Write {text}', 'Write "Buy 2 l.\nThen boil it."')?.get('text')).toBe('Buy 2 l.\nThen boil it.');
  expect(values('Show {items}', 'Show “salt and pepper” and “oil”')).toContain('salt and pepper');
  expect(valuesIn('Click "All Four Borders" for {title}', 'Click "All Four Borders" for "Soup"')?.get('title')).toBe(
    'Soup',
  );
  expect(valuesIn('Rename {title} to {new}', 'Rename "How to cook"')).toBeNull();
  expect(valuesIn('Rename "{title}" to "{new}"', 'Rename "How to cook"')).toBeNull();
  expect(valuesIn('Call {title} {new}', 'Call "Soup" "Stew" from now on')).toBeNull();
});

test('a list fills the numbered places; what it has not stays', () => {
  const fill = fillerOf('List {items} in {title}', 'List peas, green beans and leek in Soup');
  expect(fill?.('{items 1}|{items 2}|{items 3}|{items 4}|{title}')).toBe('peas|green beans|leek|{items 4}|Soup');
});

test('a request that is not the wording fills nothing', () => {
  expect(fillerOf('Delete {title}', 'Please delete Soup')).toBeNull();
});

test('signs of a wording stand for themselves', () => {
  expect(fillerOf('{title} (tag: {tag})?', 'Soup (tag: hot)?')?.('{title}-{tag}')).toBe('Soup-hot');
  expect(fillerOf('{title} (tag: {tag})?', 'Soup tag: hot')).toBeNull();
});

test('the places of a text have their names', () => {
  expect(placesIn('Type "{{{title}}}" and {items 2} in {title}.')).toEqual(['title', 'items 2']);
});

test('a value with quotation marks comes from the request through the plan to the act as it is', () => {
  const values = valuesIn('Write {text} into {title}', 'Write "say \\"a, b\\" c:\\n" into Tips')!;
  const [act] = parsePlanStep(fillStep('Type "{text}" in the "{title}" box.', values));
  expect(act!.ways[0]).toMatchObject({ args: { text: 'say "a, b" c:\\n' }, target: { names: ['Tips'] } });
});
