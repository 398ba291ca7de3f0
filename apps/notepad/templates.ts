import type { Template } from '#lamwright';
import type { Encoding, Note } from './state.ts';

type NoteTemplate = Template & { encoding: Encoding; text: string };

/** The notes that tasks start from; each has words that come twice, and ends with a line end. */
const notes: NoteTemplate[] = [
  {
    name: 'groceries',
    description: 'A shopping list for the weekend: vegetables, bread and cheese',
    encoding: 'ascii',
    text: `Shopping for the weekend
carrots and leeks
brown bread from the bakery
hard cheese from the market
apples from the market
two lemons
coffee beans
milk and butter
`,
  },
  {
    name: 'letter',
    description: 'A letter to a landlord about the heating',
    encoding: 'ascii',
    text: `Dear Mr Holm,
the heating of our flat is broken since Tuesday.
The kitchen is cold, and so is the bathroom.
Please send somebody who can repair the heating soon.
We are at home every afternoon except Friday.
Another question concerns the letter box of the flat.
Its key no longer turns.
Kind regards
Ada Winters
`,
  },
  {
    name: 'minutes',
    description: 'Minutes of a meeting on the new workshop: decisions and who does what',
    encoding: 'utf-8 mark',
    text: `Workshop meeting
Present: Zoë, Jürgen, Noor, Elif
The lathe arrives in March.
Noor orders the benches.
Jürgen measures the room before the benches come.
Lighting: two lamps over the lathe
Budget left: 800 crowns
The next meeting takes place in April.
`,
  },
  {
    name: 'packing',
    description: 'A packing list for a hike in the mountains',
    encoding: 'ascii',
    text: `Packing list
boots and thick socks
rain jacket
map of the valley
water bottle
sleeping bag
torch with spare batteries
bread and dried fruit
Weather: rain is expected in the valley
bottle of fuel
`,
  },
  {
    name: 'readings',
    description: 'Readings of the electricity and water meters of a house',
    encoding: 'utf-16le mark',
    text: `Meter readings – house “Linden”
January: water 812, power 4410
February: water 829, power 4630
March: water 851, power 4822
The water meter sits behind the stairs.
Power is read in the cellar.
Next reading: end of April
Remarks: the cellar door sticks
`,
  },
  {
    name: 'rehearsal',
    description: 'Plan of the rehearsals of a choir, with rooms and pieces',
    encoding: 'utf-8 mark',
    text: `Rehearsals of the choir
Monday: warming up, then the Kyrie
Wednesday: sopranos in the small hall
Thursday: everybody in the large hall
Bring pencils and folders.
Señora Quiñones plays the organ.
The concert begins at seven.
After the concert there is soup in the small hall.
`,
  },
  {
    name: 'repairs',
    description: 'Things to repair on a bicycle, with parts and prices',
    encoding: 'ascii',
    heldOut: true,
    text: `Bicycle repairs
front brake squeals
chain is worn
new chain: 24 euros
saddle needs leather grease
rear light flickers
cable for the rear light: 6 euros
tyres are still good
ask Bruno about the brake
`,
  },
  {
    name: 'club',
    description: 'Notes on a rowing club: members, dates and boats',
    encoding: 'utf-8 mark',
    heldOut: true,
    text: `Rowing club, spring
Seven members have joined.
The boat Heron needs varnish.
Åsa keeps the keys of the boathouse.
Training starts on the first Sunday in May.
Regatta: second weekend in June
The boathouse closes at nine.
Fees are due before the regatta.
`,
  },
];

export const templates: Template[] = notes.map(({ encoding: _, text: __, ...template }) => template);

/** What a template holds, by its name. */
export function noteOf(name: string): Note {
  const { encoding, text } = notes.find((note) => note.name === name)!;
  return { encoding, lines: text.split('\n') };
}
