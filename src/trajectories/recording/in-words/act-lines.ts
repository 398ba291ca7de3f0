import type { PersonAct } from '../../../environments/recording.ts';
import { cleanUp, type KeptAct } from '../clean-up.ts';
import { wordsOf } from './step-words.ts';

/** An act that nothing follows for so long is told, in milliseconds: nothing more belongs to it. */
const restMs = 800;

/** Says each act in a line while it is recorded, as soon as the next one tells that it is over or nothing more comes. */
export function actLines(say: (line: string) => void) {
  const told = new Set<number>();
  let acts: readonly PersonAct[] = [];
  let resting: NodeJS.Timeout | undefined;

  const tell = (isOver: (act: KeptAct) => boolean) => {
    for (const act of cleanUp(acts, null)) {
      if (told.has(act.at) || !isOver(act)) continue;
      told.add(act.at);
      say(`${told.size}. ${wordsOf(act).words}`);
    }
  };
  /** Of what is typed, and of a click in a field, more may come yet. */
  const isGoingOn = (act: KeptAct) => {
    const type = act.observation.controls.find(({ label }) => label === act.label)?.type ?? '';
    const isField = /^(Edit|Document|Spinner|ComboBox|Slider|List)$/.test(type);
    return act.function === 'set_edit_text' || act.function === 'wheel_mouse_input' || isField;
  };

  return {
    onActs: (now: readonly PersonAct[]): void => {
      acts = now;
      const last = now.at(-1)?.at;
      tell(({ at }) => at !== last);
      clearTimeout(resting);
      resting = setTimeout(() => tell((act) => act.at !== last || !isGoingOn(act)), restMs);
    },
    /** Says what is left. */
    end: (): void => {
      clearTimeout(resting);
      tell(() => true);
    },
  };
}
