import type { Vocabulary } from '../../../app-pack/family.ts';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Rng } from '../../../records/rng.ts';
import { mediaTypes } from '../../explore/choosing/values.ts';

type Form = NonNullable<Parameter['form']>;

const looks: [Form, RegExp][] = [
  ['colour', /^#[\da-f]{6}$/i],
  ['email', /^[^\s@]+@[^\s@]+$/],
  ['link', /^https?:\/\//],
  ['media type', new RegExp(`^(?:${mediaTypes.join('|')})$`)],
];

/** The form that a text has to have, as far as a value shows it: a colour's, an address's; null for plain words. */
export const formOf = (value: string): Form | null => looks.find(([, look]) => look.test(value))?.[0] ?? null;

/** A new text of a form. */
export function madeUp(form: Form, words: Vocabulary, rng: Rng): string {
  switch (form) {
    case 'word':
      return words.word();
    case 'words':
      return words.title();
    case 'phrase':
      return words.phrase(3, 7);
    case 'colour':
      return `#${rng.int(0x100000, 0xefffff).toString(16)}`;
    case 'email':
      return `${words.word()}@${words.word()}.example`;
    case 'link':
      return `https://${words.word()}.example/`;
    case 'media type':
      return rng.pick(mediaTypes);
  }
}
