import type { ControlPlace, Screen } from '../../../records/discovery/try.ts';
import { recordId } from '../../../records/record-id.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { KeptMove } from '../choosing/settings.ts';
import type { Mask } from './content.ts';
import { type Kinds, kindOf } from './place.ts';

/** A screen that is known, with what was seen on it; several observations that are nearly the same in structure are one. */
export type KnownScreen = Pick<Screen, 'id' | 'title' | 'dialog'> & {
  /** By kind of control. */
  places: Map<string, ControlPlace>;
  /** What was seen that can be done there, by its key. */
  moves: Map<string, KeptMove>;
  /** How often its settings were tried one after the other. */
  sweeps?: number;
  /** How many of them were left when the last sweep over it ended. */
  left?: number;
  /** How often the commands beside a text on it were tried with a word selected. */
  bars?: number;
};

/** From so much in common on, two structures are the same screen (shared kinds of controls of all). */
const alike = 0.8;

/** The screens of an application, told apart by dialog and by the kinds of controls on them. */
export type Screens = {
  /** The known screen that this is, or a new one. */
  of(observation: Observation, kinds: Kinds): { screen: KnownScreen; isNew: boolean };
  add(screen: KnownScreen): void;
  get(id: string): KnownScreen | undefined;
  all(): Iterable<KnownScreen>;
  count(): number;
  /** Whether two have less than a half in common. */
  isOther(one: KnownScreen, other: KnownScreen): boolean;
};

export function createScreens(app: string): Screens {
  const known = new Map<string, KnownScreen>();
  const add = (screen: KnownScreen) => void known.set(screen.id, screen);
  return {
    add,
    get: (id) => known.get(id),
    all: () => known.values(),
    count: () => known.size,
    isOther: (one, other) => likeness(one.places, other.places) < 0.5,
    of(observation, kinds) {
      const seen = structureOf(observation, kinds);
      let best: KnownScreen | undefined;
      let most = alike;
      for (const screen of known.values()) {
        if (screen.dialog !== seen.dialog) continue;
        const common = likeness(seen.places, screen.places);
        if (common >= most) [best, most] = [screen, common];
      }
      if (best) return { screen: best, isNew: false };
      const id = recordId('screen', { app, dialog: seen.dialog ?? null, kinds: [...seen.places.keys()].sort() });
      const screen = { id, ...seen, moves: new Map() };
      add(screen);
      return { screen, isNew: true };
    },
  };
}

/** The dialog in front, by its masked name; undefined where none is. */
function dialogOf({ controls }: Observation, mask: Mask): string | undefined {
  const modal = controls.findLast(({ states }) => states.includes('modal'));
  return modal && (mask(modal.name) || 'dialog');
}

function structureOf(observation: Observation, kinds: Kinds): Omit<KnownScreen, 'id' | 'moves'> {
  const places = new Map<string, ControlPlace>();
  for (const control of observation.controls) {
    if (control.type === 'Text') continue;
    const place = kinds.place(control);
    places.set(kindOf(place), place);
  }
  const dialog = dialogOf(observation, kinds.mask);
  return { title: kinds.mask(observation.window.title), ...(dialog ? { dialog } : {}), places };
}

function likeness(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): number {
  let common = 0;
  for (const key of one.keys()) if (other.has(key)) common++;
  return common / Math.max(1, one.size + other.size - common);
}
