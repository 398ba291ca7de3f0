import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../../records/screen/control.ts';
import type { Action, ActOutcome } from '../../environment.ts';
import type { Session } from '../session.ts';
import { settle } from '../settle.ts';
import { nameOf } from './tabs.ts';

/** A page behind the others that does not tell its title by then goes by the last one that it told, or by its address. */
const titleMs = 300;

/** Asks the pages that are not in front for their titles. */
export async function nameTabs({ tabs: { open, current } }: Session): Promise<void> {
  const others = open.filter((tab) => tab !== current);
  const named = others.map(async (tab) => {
    // One that closes or goes elsewhere just now is named at the next look.
    tab.title = await tab.page.title().catch(() => tab.title);
  });
  if (named.length > 0) await Promise.race([Promise.all(named), sleep(titleMs, undefined, { ref: false })]);
}

/** The pages that stand open, as tabs, while there are several: the one in front is selected, equal names are numbered. */
export function tabControls(session: Session): Control[] {
  const { open, current } = session.tabs;
  if (open.length < 2) return [];
  const counts = new Map<string, number>();
  return open.map((tab) => {
    tab.label ||= String(session.nextLabel++);
    const name = nameOf(tab);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return {
      label: tab.label,
      name: count > 1 ? `${name} (${count})` : name,
      type: 'TabItem',
      states: tab === current ? ['selected'] : [],
      rect: null,
      container: 'open pages',
    };
  });
}

/** Clicks on an open page's tab; undefined where the action is for something else. */
export async function actOnTab(
  session: Session,
  { controlLabel, function: name }: Action,
  capMs: number,
): Promise<ActOutcome | undefined> {
  const tab = session.tabs.open.find(({ label }) => label !== '' && label === controlLabel);
  if (!tab) return undefined;
  if (name !== 'click_input') {
    const failure = {
      type: 'action',
      detail: `The tab of an open page can be clicked, and has no place for ${name}.`,
    } as const;
    return { ok: false, changed: false, failure, ms: { act: 0, settle: 0 } };
  }
  const started = performance.now();
  const changed = tab !== session.tabs.current;
  await session.guard.run('Going to the other page', tab.page.bringToFront());
  session.tabs.show(tab);
  const act = performance.now() - started;
  const { ms } = await settle(session, { fresh: true, capMs });
  return { ok: true, how: 'tab', changed, ms: { act, settle: ms } };
}
