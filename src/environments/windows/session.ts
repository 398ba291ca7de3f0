import type { ActionFunction } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Guard } from '../guard.ts';
import type { AppFunction } from '../own-functions/app-function.ts';
import type { OrderName, Orders } from './orders.ts';
import type { Look, Part } from './part.ts';
import type { WindowsDesktop } from './starting/desk.ts';

/** A control of the last observation, with the part behind it. */
export type Sighting = { control: Control; part: Part };

/** One running application, and what is known of it. */
export type Session = {
  desktop: WindowsDesktop;
  guard: Guard;
  /** Its processes: those that were started, and what they started. */
  pids: number[];
  quietMs: number;
  /** Labels by key, for as long as the application runs. */
  labels: Map<string, string>;
  seen: Map<string, Sighting>;
  /** What stood there at the last look. */
  last?: Look & { at: number };
  functions: Partial<Record<ActionFunction, AppFunction>>;
  endsWell: () => Promise<boolean>;
};

export const order = <N extends OrderName>(session: Session, name: N, given: Orders[N][0], limitMs?: number) =>
  session.guard.run(`"${name}"`, session.desktop.driver.order(name, given, limitMs), (limitMs ?? 20_000) + 1000);

/** Looks at the screen, and keeps what was seen. */
export async function look(session: Session): Promise<Look & { at: number }> {
  const seen = await order(session, 'look', { pids: session.pids });
  const last = { ...seen, at: performance.now() };
  session.last = last;
  return last;
}

export function labelOf(session: Session, key: string): string {
  const label = session.labels.get(key) ?? String(session.labels.size + 1);
  session.labels.set(key, label);
  return label;
}
