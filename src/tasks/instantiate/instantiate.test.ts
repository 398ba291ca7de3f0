import { expect, test } from 'vitest';
import { validateRecord } from '../../store/validate-record.ts';
import { filled, make, pair, scripted, textOf } from './case.fixture.ts';
import type { InstanceSource } from './instantiate.ts';

test('a pair becomes a concrete request with actions, filtered, as the store takes it', async () => {
  const chat = scripted();
  const { id, ms, template, ...instance } = await make({ chat });
  expect(['kitchen', 'harbour']).toContain(template.name);
  expect(instance).toMatchInlineSnapshot(`
    {
      "app": "notes",
      "calls": [
        "call_1",
        "call_2",
      ],
      "error": null,
      "filter": {
        "judge": true,
        "thought": "All is named.",
        "type": "normal",
      },
      "prefill": {
        "actions": [
          {
            "args": {},
            "controlLabel": "2",
            "controlName": "Rye Bread",
            "function": "click_input",
            "step": 1,
            "subtask": "Open the note.",
          },
          {
            "args": {
              "text": "Oat Bread",
            },
            "controlLabel": "3",
            "controlName": "title",
            "function": "set_edit_text",
            "step": 2,
            "subtask": "Type the new title in the "title" box.",
          },
        ],
        "observation": "Notes are listed.",
        "request": "Rename the note "Rye Bread" to "Oat Bread"",
        "thought": "No note is named.",
      },
      "source": {
        "id": "plan_1",
        "kind": "pair",
        "plan": [
          "Open the note.",
          "Type the new title in the "title" box.",
        ],
        "task": "Rename a note",
      },
    }
  `);
  validateRecord('instance', { id, ms, template, ...instance });
  expect(ms.model).toBe(10);
  expect((await make({})).id).toBe(id);
  expect((await make({ source: { ...pair, task: 'Retitle a note' } })).id).not.toBe(id);
});

test('the verdict of the filter is kept, whatever it is', async () => {
  const { filter, error } = await make({
    chat: scripted({ filter: { thought: 'No note has pictures.', missing: 'a thing that is not open' } }),
  });
  expect(filter).toEqual({ judge: false, thought: 'No note has pictures.', type: 'template' });
  expect(error).toBeNull();
});

test('a task of a family stays as it is: only its actions are asked for', async () => {
  const source: InstanceSource = { ...pair, kind: 'task', task: 'Rename "Rye Bread" to "Oat"', template: 'kitchen' };
  const chat = scripted({ prefill: { observation: 'Notes.', thought: 'All is named.', actions: filled.actions } });
  const { prefill, template, source: kept } = await make({ chat, source });
  expect(prefill!.request).toBe(source.task);
  expect(template).toEqual({ name: 'kitchen', way: 'given' });
  expect(kept).not.toHaveProperty('template');
  expect(textOf(chat.asked[0]!)).not.toContain('"request"');
});

test('actions belong to the steps that name their controls, whatever number they bear', async () => {
  const plan = ['Open the "Tools" menu.', 'Choose "Options".', 'Click the "General" tab.', 'Confirm.'];
  const actions = ['1 click: Tools', '1 click: Options', '2 click: General', '9 click: OK'];
  const { prefill } = await make({ source: { ...pair, plan }, chat: scripted({ prefill: { ...filled, actions } }) });
  expect(prefill!.actions.map(({ step, subtask }) => [step, subtask])).toEqual(plan.map((text, i) => [i + 1, text]));
});

test('a text without its box goes where the step says', async () => {
  const plan = ['Type "Rye \\"Bread\\"" in the "title" box.', 'Type "Oat".'];
  const actions = ['1 type: Rye "Bread"', '2 type: Oat'];
  const { prefill } = await make({ source: { ...pair, plan }, chat: scripted({ prefill: { ...filled, actions } }) });
  expect(prefill!.actions.map(({ controlName, controlLabel }) => [controlName, controlLabel])).toEqual([
    ['title', '3'],
    ['', ''],
  ]);
});

test('what the rules stop costs no call', async () => {
  const chat = scripted();
  const { filter, prefill } = await make({ chat, source: { ...pair, task: 'Install a plugin' } });
  expect(filter).toMatchObject({ judge: false, type: 'environment' });
  expect(prefill).toBeNull();
  expect(chat.asked).toEqual([]);
  const vague = scripted({ prefill: { ...filled, request: 'Make the note nicer' } });
  expect((await make({ chat: vague })).filter).toMatchObject({ judge: false, type: 'other' });
  expect(vague.asked.map(({ role }) => role)).toEqual(['instantiate']);
});

test('templates are chosen by their descriptions, and never one that is held out', async () => {
  const about = (task: string): InstanceSource => ({ ...pair, task });
  const text = await make({ source: about('Change the note on the ferry'), way: 'text' });
  expect(text.template).toEqual({ name: 'harbour', way: 'text' });
  const chat = scripted({ template: { template: 'kitchen' } });
  expect(await make({ chat, way: 'model' })).toMatchObject({ template: { name: 'kitchen', way: 'model' } });
  expect(textOf(chat.asked[0]!)).toContain('kitchen: Recipes for soup, bread and cake');
  expect(textOf(chat.asked[0]!)).not.toContain('school');
  const stubborn = await make({ chat: scripted({ template: { template: 'school' } }), way: 'model' });
  expect(stubborn.error).toMatchObject({ stage: 'template' });
  for (const template of ['school', 'attic']) {
    const given = await make({ source: { ...pair, template } });
    expect(given).toMatchObject({
      error: { stage: 'template', detail: expect.stringContaining(template) },
      prefill: null,
    });
  }
  const embedder = {
    embed: async (texts: readonly string[]) =>
      texts.map((said) => Float32Array.of(Number(/soup|stew/i.test(said)), Number(/ferry|boat/i.test(said)))),
    close: async () => {},
  };
  const near = await make({ source: about('Add a boat to the note'), way: 'embedding', embedder });
  expect(near.template).toEqual({ name: 'harbour', way: 'embedding' });
  await expect(make({ way: 'embedding' })).rejects.toMatchObject({ code: 'USAGE' });
});

test('a picture goes to a model that sees, and to no other', async () => {
  const pictures = async (sees: boolean) => {
    const chat = scripted({}, { sees });
    await make({ chat });
    return chat.asked[0]!.messages.at(-1)!.pictures;
  };
  expect(await pictures(true)).toEqual(['a.png']);
  expect(await pictures(false)).toBeUndefined();
});
