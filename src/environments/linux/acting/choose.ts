import type { Attempt } from '../../attempt.ts';
import { face } from '../bus/at-spi.ts';
import { isChosenOrGone } from '../seeing/states.ts';
import { extents, type Part } from '../seeing/survey.ts';
import type { Session, Sighting } from '../session.ts';
import { actCapMs, poll, settle } from '../settle.ts';
import { afterCall } from './by-accessibility.ts';
import { clickAt, type Point, wheelAt } from './hands.ts';
import { isFarAway, placeOf } from './place.ts';

/** Brings a tab's page to the front. */
export async function chooseTab(session: Session, { control, part }: Sighting): Promise<Attempt> {
  const index = part.parent!.children.indexOf(part);
  const [all] = await session.bus.call<[(readonly [string, string])[]]>(
    part.parent!.node,
    face.accessible,
    'GetChildren',
  );
  const among = all.findIndex((node) => node.join('') === part.key);
  const place = among < 0 ? index : among;
  const call = session.bus.call(part.parent!.node, face.selection, 'SelectChild', 'i', [place]);
  const refused = await afterCall(session, control.name, call);
  if (refused) return refused;
  return {
    ok: true,
    how: 'selection',
    async confirm() {
      const chosen = await poll(() => isChosenOrGone(session, part));
      return chosen ? undefined : { type: 'effect', detail: `The tab "${control.name}" did not come to the front.` };
    },
  };
}

/** How often a list is scrolled on, by so many ticks of the wheel, until a row is in sight. */
const mostScrolls = 60;
const scrollTicks = 3;

/** Clicks a row that is scrolled out of its list after the wheel has brought it into sight; where it does not, chooses it as the arrow keys would. */
export async function chooseRow(session: Session, sighting: Sighting): Promise<Attempt> {
  const at = await scrolledTo(session, sighting.part);
  if (!at) return selectRow(session, sighting);
  await clickAt(session, at);
  return { ok: true, how: 'pointer' };
}

/** The middle of the row, once it is in sight. */
async function scrolledTo(session: Session, part: Part): Promise<Point | undefined> {
  const list = part.parent!;
  const shown = list.children.filter(({ rect }) => rect && !isFarAway(rect));
  const [over, own] = [shown.at(-1), list.children.indexOf(part)];
  const pointer = over && (await placeOf(session, over));
  if (!pointer) return undefined;
  const ticks = own > list.children.indexOf(over) ? -scrollTicks : scrollTicks;
  for (let scrolls = 0; scrolls < mostScrolls; scrolls++) {
    await wheelAt(session, pointer, ticks);
    await settle(session, { fresh: true, capMs: actCapMs });
    const rect = await extents(session.bus, part.node);
    if (rect && !isFarAway(rect)) return placeOf(session, { ...part, rect });
  }
  return undefined;
}

async function selectRow(session: Session, { control, part }: Sighting): Promise<Attempt> {
  const { bus } = session;
  const list = part.parent!.node;
  const index = await bus
    .call<[number]>(part.node, face.accessible, 'GetIndexInParent')
    .then(([position]) => bus.call<[number]>(list, face.table, 'GetRowAtIndex', 'i', [position]));
  const refused = await afterCall(session, control.name, bus.call(list, face.table, 'AddRowSelection', 'i', index));
  if (refused) return refused;
  return {
    ok: true,
    how: 'selection',
    async confirm() {
      const chosen = await poll(() => isChosenOrGone(session, part));
      return chosen ? undefined : { type: 'effect', detail: `"${control.name}" did not become selected.` };
    },
  };
}
