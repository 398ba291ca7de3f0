import type { Template } from '#lamwright';

export const templates: Template[] = [
  { name: 'groceries', description: 'A shopping list: vegetables, bread and cheese for the weekend' },
  { name: 'letter', description: 'A letter to the landlord about the heating' },
  { name: 'minutes', description: 'Minutes of a meeting on the new workshop', heldOut: true },
];

const lines: Record<string, string[]> = {
  groceries: ['Weekend', 'carrots and leeks', 'brown bread', 'cheese from the market'],
  letter: ['Dear landlord,', 'the heating is broken since Tuesday.', 'Please send somebody soon.', 'Yours, Ada'],
  minutes: ['Workshop', 'The lathe arrives in March.', 'Noor orders the benches.', 'Next meeting on Friday'],
};

export const textOf = (template: string) => lines[template]!.map((line) => `${line}\n`).join('');
