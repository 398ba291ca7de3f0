import { expect, test } from 'vitest';
import { filterTask } from './filter.ts';

const judge = (request: string, params: Record<string, string> = {}, plan = ['Click the "ok" button.']) => {
  const { type, thought } = filterTask({ request, params, visible: params, plan });
  return `${type}: ${thought}`;
};

test('judges requests as the paper does, with a reason', () => {
  expect({
    normal: judge('Delete the note "Rye Bread"', { title: 'Rye Bread' }),
    question: judge('What is a note?'),
    otherApp: judge('Copy the note into Microsoft Word'),
    environment: judge('Upgrade to the latest version'),
    vague: judge('Make the page look nicer'),
    lost: judge('Delete the note', { title: 'Rye Bread' }),
    unfilled: judge('Delete the note {title}'),
    planless: judge('Delete the note "Rye Bread"', { title: 'Rye Bread' }, []),
  }).toMatchInlineSnapshot(`
    {
      "environment": "environment: It needs a change outside the application ("Upgrade").",
      "lost": "other: The request does not name "Rye Bread" (title).",
      "normal": "normal: It is local to the application, objective and concrete.",
      "otherApp": "other-app: It needs another application ("Microsoft Word").",
      "planless": "other: It has no plan.",
      "question": "non-task: It asks for information or says nothing to do.",
      "unfilled": "other: A place of the wording was not filled.",
      "vague": "other: It is not concrete ("nicer").",
    }
  `);
});

test("does not judge the words of the user's own objects", () => {
  expect(judge('Create a note called "Install Dropbox"', { title: 'Install Dropbox' })).toMatch(/^normal/);
});
