import type { Change, Segment } from '../../records/effect.ts';
import type { Content } from './screens/content.ts';

/** What kind of change it is: its path without the user's content and places in lists. */
export function effectPattern({ path, kind }: Change, content: Content | undefined, made: ReadonlySet<string>): string {
  const word = (text: string) => {
    let masked = text;
    for (const value of made) masked = masked.replaceAll(value, '*');
    return masked === text ? (content?.mask(text) ?? text) : masked;
  };
  const part = (segment: Segment) =>
    typeof segment === 'number' ? '#' : typeof segment === 'string' ? word(segment) : '#';
  return `${kind} ${path.map(part).join('/')}`;
}
