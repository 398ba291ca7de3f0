import type { Template } from '#lamwright';

/** The documents that tasks start from, under templates/; each .odt is its .fodt as Writer saves it. */
export const templates: Template[] = [
  {
    name: 'trip-report',
    description: 'A report of a trip to the coast: plain paragraphs under headings for each day and the costs',
  },
  {
    name: 'price-list',
    description: 'Prices of a garden market: a table of vegetables with unit and price, a table of opening hours',
  },
  { name: 'plant-guide', description: 'A small guide to garden plants with pictures of a leaf and of growth' },
  {
    name: 'museum-handbook',
    description: 'A long handbook of a museum for guides and guards: tours, collection, library, shop, safety, events',
  },
  {
    name: 'club-newsletter',
    description:
      'A newsletter of a rowing club with title, subtitle, bold, italic and coloured words, a quotation and a link',
  },
  {
    name: 'meeting-minutes',
    description: 'Minutes of a house meeting: a numbered list of decisions and a bulleted shopping list',
  },
  { name: 'article-draft', description: 'The draft of an article about bridges that hum, with comments and footnotes' },
  {
    name: 'greetings',
    description: 'Greetings in Greek, Russian, Japanese, Arabic, Hebrew and Czech, with notes in English',
  },
  {
    name: 'cover-letter',
    description: 'A letter in which a gardener applies for a place: experience and availability',
    heldOut: true,
  },
  {
    name: 'recipe-card',
    description: 'A recipe for onion tart: ingredients, numbered steps and a table of nutrition',
    heldOut: true,
  },
];
