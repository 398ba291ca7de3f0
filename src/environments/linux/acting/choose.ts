import type { Attempt } from '../../attempt.ts';
import { face } from '../bus/at-spi.ts';
import { isChosenOrGone } from '../seeing/states.ts';
import type { Session, Sighting } from '../session.ts';
import { poll } from '../settle.ts';
import { afterCall } from './by-accessibility.ts';

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

/** Chooses a row that is scrolled out of its list, as the arrow keys would. */
export async function chooseRow(session: Session, { control, part }: Sighting): Promise<Attempt> {
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
