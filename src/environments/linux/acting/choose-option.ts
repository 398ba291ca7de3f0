import { type Attempt, failed } from '../../attempt.ts';
import { face } from '../bus/at-spi.ts';
import { observeApplication } from '../seeing/observe.ts';
import type { Session, Sighting } from '../session.ts';
import { actCapMs, poll, settle } from '../settle.ts';
import { afterCall } from './by-accessibility.ts';
import { clickAt, press, wheelAt } from './hands.ts';
import { placeOf } from './place.ts';

/** How often a list is scrolled on while it shows new choices. */
const mostScrolls = 100;
const scrollTicks = 4;
/** How long more choices are waited for. */
const moreMs = 500;

/** Chooses an option of a combo box: by its number where the choices are known, else in the list that it opens. */
export async function chooseOption(session: Session, sighting: Sighting, text: string): Promise<Attempt> {
  const { options = [] } = sighting.control;
  if (options.length === 0 && !sighting.part.faces.has(face.selection)) return chooseInList(session, sighting, text);
  const index = options.indexOf(text);
  if (index < 0) return noOption(text, options);
  const { bus } = session;
  const { node } = sighting.part;
  const call = bus.call(node, face.selection, 'SelectChild', 'i', [index]);
  const refused = await afterCall(session, sighting.control.name, call);
  if (refused) return refused;
  return {
    ok: true,
    how: 'selection',
    changed: true,
    async confirm() {
      const chosen = async () => {
        const [yes] = await bus.call<[boolean]>(node, face.selection, 'IsChildSelected', 'i', [index]);
        return yes || (await bus.get<string>(node, face.accessible, 'Name')) === text;
      };
      return (await poll(chosen)) ? undefined : { type: 'effect', detail: `"${text}" is not chosen.` };
    },
  };
}

/** Opens the list, scrolls in it until the choice is there, and clicks it. */
async function chooseInList(session: Session, { control, part }: Sighting, text: string): Promise<Attempt> {
  const before = new Set(session.seen.keys());
  const at = await placeOf(session, part);
  if (!at) return failed('action', `"${control.name}" has no place on screen.`);
  await clickAt(session, at);
  const names = new Set<string>();
  let rows: Sighting[] = [];
  const showsMore = async () => {
    await settle(session, { fresh: true, capMs: actCapMs });
    await observeApplication(session);
    rows = [...session.seen.values()].filter(
      ({ control }) => control.type === 'ListItem' && !before.has(control.label),
    );
    const known = names.size;
    for (const row of rows) names.add(row.control.name);
    return names.size > known;
  };
  for (let scrolls = 0; scrolls < mostScrolls && (await poll(showsMore, moreMs)); scrolls++) {
    const wanted = rows.find((row) => row.control.name === text);
    const place = wanted && (await placeOf(session, wanted.part));
    if (place) {
      await clickAt(session, place);
      return { ok: true, how: 'pointer', changed: true, confirm: () => isShown(session, control.label, text) };
    }
    const last = await placeOf(session, rows.at(-1)!.part);
    if (last) await wheelAt(session, last, -scrollTicks);
  }
  await press(session, [{ press: 'Escape' }]);
  return noOption(text, [...names]);
}

async function isShown(session: Session, label: string, text: string) {
  const shown = async () => {
    await observeApplication(session);
    return session.seen.get(label)?.control.value === text;
  };
  if (await poll(shown)) return undefined;
  return { type: 'effect' as const, detail: `"${text}" is not chosen.` };
}

function noOption(text: string, options: string[]): Attempt {
  const choices = options.map((option) => `"${option}"`).join(', ');
  return failed('action', `There is no option "${text}"; there are ${choices || 'none'}.`);
}
