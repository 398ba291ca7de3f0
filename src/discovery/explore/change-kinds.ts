import type { Try } from '../../records/discovery/try.ts';
import type { Change, Segment } from '../../records/episode/effect.ts';
import type { Content } from './screens/content.ts';

/** The kinds of change of a try: their paths without the user's content and places in lists. */
export function kindsOfChange({ effect, goals = [], values }: Try, content: Content | undefined): Set<string> {
  const word = (text: string) => {
    let masked = text;
    for (const { value } of values) masked = masked.replaceAll(value, '*');
    // A key in small letters alone is of the format.
    return /[\p{Lu}\d\s.]/u.test(masked) ? (content?.mask(masked) ?? masked) : masked;
  };
  const part = (segment: Segment) => (typeof segment === 'string' ? word(segment) : '#');
  const pattern = ({ path, kind }: Change) => `${kind} ${path.map(part).join('/')}`;
  return new Set([...effect, ...goals.flatMap((goal) => goal.effect)].map(pattern));
}
