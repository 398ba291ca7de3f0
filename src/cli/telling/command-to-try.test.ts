import { expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import type { Store } from '../../store/store.ts';
import { commandToTry } from './command-to-try.ts';

const asked = (request: string, success: boolean) => ({ request, template: 'office', outcome: { success } });
const storeOf = (policy: string) =>
  ({
    async *each(_kind: string, where: { policy: string }) {
      if (where.policy === policy) yield* [asked('Rename it', false), asked("Rename Anna's note", true)];
    },
  }) as unknown as Store;
const workspace = (name: string, policy: string) => ({ app: { name } as App, store: storeOf(policy) });

test('is what LAM4 did in a test, with the application and the workspace as they were given', async () => {
  const here = { app: undefined, workspace: '.lamwright' };
  expect(await commandToTry([workspace('notes', 'LAM4')], here)).toMatch(
    / run 'Rename Anna'\\''s note' --app notes --template office$/,
  );
  const elsewhere = { app: './my app/app.ts', workspace: '.lamwright/study' };
  expect(await commandToTry([workspace('notes', 'LAM4')], elsewhere)).toMatch(
    / --app '.\/my app\/app.ts' --workspace .lamwright\/study --template office$/,
  );
});

test('a LAM of several applications is tried in the first', async () => {
  const both = [workspace('notes', 'LAM4 of notes+mail'), workspace('mail', 'LAM4 of notes+mail')];
  expect(await commandToTry(both, { app: 'notes,mail', workspace: '.lamwright' })).toMatch(
    / --app notes --template office$/,
  );
});
