import { expect, test } from 'vitest';
import { fillPlaces, placesIn, valuesIn } from './fill-places.ts';

const fillerOf = (wording: string, request: string) => {
  const values = valuesIn(wording, request);
  return values && ((text: string) => fillPlaces(text, values));
};

test('places are filled with what the request says there, whatever quotation marks, capitals and closing signs', () => {
  const fill = fillerOf('Put {tag} on "{title}"', 'put “new soup” on Kitchen Tips!');
  expect(fill?.('Type "{tag}" beside "{title}".')).toBe('Type "new soup" beside "Kitchen Tips".');
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
