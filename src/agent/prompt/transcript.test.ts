import { expect, test } from 'vitest';
import { control, decision, first, lexicon, plan, request, screen, tokenizer } from './screens.fixture.ts';
import { specials } from './specials.ts';
import { createTranscript } from './transcript.ts';

test('a paragraph that the request calls by its first words is shown before what is often acted on', () => {
  const acted = Array.from({ length: 30 }, (_, i) => control(`b${i}`, 'Button', `tool ${i}`));
  const paragraphs = [
    'The garden has a new gate since Monday.',
    'We left the city before dawn and came home late.',
  ].map((name, i) => control(`p${i}`, 'Edit', name));
  const transcript = createTranscript({
    request: 'Centre the paragraph that begins with "We left the"',
    tokenizer,
    lexicon: { ...lexicon, acted: Object.fromEntries(acted.map(({ name }) => [`Button|${name}`, 500])) },
  });
  const screenful = screen(...acted, ...paragraphs);
  transcript.screen(screenful);
  const shown = transcript.choosable(screenful).map(({ label }) => label);
  expect(shown).toContain('p1');
  expect(shown).not.toContain('p0');
});

test('what the plan names is shown, though the request does not say it and more often used controls are there', () => {
  const often = Array.from({ length: 12 }, (_, i) => control(`${i + 10}`, 'Button', `often ${'abcdefghijkl'[i]}`));
  const known = { ...lexicon, acted: Object.fromEntries(often.map((c) => [`Button|${c.name}`, 90])) };
  const wanted = control('50', 'CheckBox', 'bulleted list – Make list items of the lines of the selection');
  const transcript = createTranscript({ request, tokenizer, lexicon: known });
  transcript.screen(first);
  transcript.plan(['Click "edit".', 'Tick the "bulleted list" check box.']);
  const [other] = first.controls;
  transcript.answer(decision({ controlLabel: other!.label }));
  const second = screen(...often, wanted);
  transcript.screen(second);
  expect(transcript.choosable(second).map((c) => c.label)).toContain('50');
});

test('a later screen shows only what is new or changed', () => {
  const transcript = createTranscript({ request, tokenizer, lexicon });
  transcript.screen(first);
  transcript.plan(plan);
  const before = transcript.tokens.length;
  transcript.answer(decision({}));
  const [edit, other, , remove] = first.controls;
  transcript.screen(
    screen(edit!, other!, control('3', 'Edit', 'text', { value: 'new' }), remove!, control('9', 'Button', 'close')),
    { ok: true, changed: true },
  );
  const text = tokenizer.decode(transcript.tokens.slice(before));
  expect(text).toContain(' edit text = new\n');
  expect(text).toContain(' button close\n');
  expect(text.split(specials.screen)[1]).not.toContain('Other');
});

test('a control that the plan names is shown before those that were often acted on', () => {
  const often = ['one', 'two', 'three', 'four'].map((name) => control(name, 'Button', `colour of ${name}`));
  const acted = Object.fromEntries(often.map(({ name }) => [`Button|${name}`, 50]));
  const transcript = createTranscript({
    request: 'The colour of one and of two',
    tokenizer,
    lexicon: { ...lexicon, acted },
    limits: { first: 3, later: 2, other: 0 },
  });
  transcript.screen(first);
  transcript.plan(['Click the "info" button.']);
  const next = screen(...often, control('5', 'Button', 'info about it'));
  transcript.screen(next);
  expect(transcript.choosable(next).map(({ name }) => name)).toContain('info about it');
});

test('a message is told once, and of many the last three', () => {
  const transcript = createTranscript({ request, tokenizer, lexicon });
  const toldOn = (...messages: string[]) => {
    const before = transcript.tokens.length;
    transcript.screen({ ...first, messages });
    return tokenizer.decode(transcript.tokens.slice(before)).match(/message \S+/g) ?? [];
  };
  expect(toldOn('a', 'b', 'c', 'd')).toEqual(['message b', 'message c', 'message d']);
  expect(toldOn('c', 'd', 'e')).toEqual(['message e']);
});
