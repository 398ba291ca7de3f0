import type { Template } from '#lamwright';

/** The documents that tasks start from, under templates/, as WordPad saves them. */
export const templates: Template[] = [
  { name: 'trip-report', description: 'A report of a trip to the coast: weather, lighthouse, harbour and costs' },
  { name: 'price-list', description: 'Prices of a market with two bulleted lines on cheese and honey' },
  { name: 'minutes', description: 'Minutes of the meeting of a house: roof, lamps, bicycles and cellar' },
  { name: 'newsletter', description: 'A newsletter of a rowing club with a centred title and bold words' },
  { name: 'recipe', description: 'A recipe for onion tart, step by step' },
  { name: 'plants', description: 'Advice on plants of the garden: mint, tomatoes, garlic, slugs' },
  { name: 'letter', description: 'A letter in which a gardener applies for a place', heldOut: true },
  { name: 'handbook', description: 'A handbook of a museum for guards, with two bulleted rules', heldOut: true },
];
