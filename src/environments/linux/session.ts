import type { ActionFunction } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Guard } from '../guard.ts';
import type { AppFunction } from '../own-functions/app-function.ts';
import { type Bus, isRefusal, type Node } from './bus/bus.ts';
import type { Events } from './bus/events.ts';
import type { Kinds, Manner, Part } from './seeing/survey.ts';
import type { Screen } from './starting/desktop.ts';

/** A control of the last observation, with the node behind it. */
export type Sighting = { control: Control; part: Part };

/** One running application, and what is known of it. */
export type Session = {
  bus: Bus;
  guard: Guard;
  events: Events;
  screen: Screen;
  root: Node;
  pid: number;
  /** Milliseconds without an event that count as quiet. */
  quietMs: number;
  /** Pixels of the screen in one unit of the application's rectangles, once that is known. */
  scale?: { factor: number; sure: boolean };
  /** What draws its windows, once that is known. */
  toolkit?: { name: string; version: number };
  kinds: Kinds;
  /** How its toolkit's tree is read, where that differs. */
  manner?: Manner;
  /** Labels by node, for as long as the application runs. */
  labels: Map<string, string>;
  /** What the last observation showed, by label. */
  seen: Map<string, Sighting>;
  /** Whether the application, which has left, ended as it does when it is closed; undefined where nothing is known of its end. */
  endsWell?: () => Promise<boolean>;
  /** Where files are looked for that are given by a relative name. */
  files: string | undefined;
  /** What this application can do beside what every one can. */
  functions: Partial<Record<ActionFunction, AppFunction>>;
};

export function labelOf(session: Session, key: string): string {
  const label = session.labels.get(key) ?? String(session.labels.size + 1);
  session.labels.set(key, label);
  return label;
}

/** What the application itself must answer: where it refuses, it has left the accessibility bus, and that is its end. */
export function withApplication<T>({ guard }: Pick<Session, 'guard'>, what: string, work: Promise<T>): Promise<T> {
  return guard.run(
    what,
    work.catch((error: unknown) => {
      if (isRefusal(error)) guard.crash('The application left the accessibility bus');
      throw error;
    }),
  );
}
