import { setting } from './control-panel.ts';
import type { Tiddler, WikiState } from './state.ts';

const twoDigits = (number: number) => String(number).padStart(2, '0');
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** The parts that the titles of journals are made of; one that begins with another stands before it. */
const parts: Record<string, (date: Date) => string> = {
  YYYY: (date) => String(date.getFullYear()),
  '0MM': (date) => twoDigits(date.getMonth() + 1),
  '0DD': (date) => twoDigits(date.getDate()),
  MMM: (date) => date.toLocaleDateString('en', { month: 'long' }),
  MM: (date) => String(date.getMonth() + 1),
  DDD: (date) => date.toLocaleDateString('en', { weekday: 'long' }),
  DDth: (date) => `${date.getDate()}${endings[ordinals.select(date.getDate())]}`,
  DD: (date) => String(date.getDate()),
};
const anyPart = new RegExp(Object.keys(parts).join('|'), 'g');

/** The title that TiddlyWiki gives a journal entry that is begun when this tiddler was: the day of its `created` field. */
export function journalTitle(state: WikiState, { fields }: Tiddler): string {
  const format = setting(state, '$:/config/NewJournal/Title', 'DDth MMM YYYY');
  const begun = new Date((fields.created ?? '').replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d).*/, '$1-$2-$3T$4:$5Z'));
  return format.replace(anyPart, (name) => parts[name]!(begun));
}
