import type { App } from '../../src/app-pack/app.ts';
import type { ReferenceStep } from '../../src/app-pack/family.ts';
import type { EndpointScript } from '../../src/chat/endpoint.fixture.ts';
import type { Task } from '../../src/records/tasks/task.ts';

/**
 * A chat model that answers at once: what it knows of a family's task is the reference solution, of any other task the names that its plan
 * quotes. It lets all pass, and takes what was saved as the proof.
 */
export function scriptedWorker(app: App, tasks: readonly Task[]): EndpointScript {
  const solutions = new Map(tasks.map((task) => [task.request, solutionOf(app, task)]));
  return ({ body }) => {
    const said: string[] = (body.messages ?? []).map(({ content }: { content: unknown }) => String(content));
    const system = said[0] ?? '';
    // A question that is repaired stands before the answer that could not be used.
    const text = said.findLast((content) => content.startsWith('Application: ')) ?? '';
    if (system.startsWith('You prepare')) {
      const request = /^Task: (.*)$/ms.exec(text)?.[1]?.split('\nPlan:\n')[0] ?? '';
      const steps = solutions.get(request);
      const plan = text.split('\nPlan:\n').at(-1)!.split('\n');
      const actions = steps ? steps.map((step, i) => `${Math.min(i + 1, plan.length)} ${step}`) : quotedActions(plan);
      const made = { observation: 'The application is open.', thought: 'The plan is followed.', actions };
      return JSON.stringify(system.includes('request: ') ? { ...made, request } : made);
    }
    if (system.startsWith('You judge')) return JSON.stringify({ thought: 'It is clear.', missing: 'nothing' });
    if (system.startsWith('You check')) {
      const complete = text.includes('Saved: nothing') ? 'no' : 'yes';
      const parts = [{ part: 'the request', met: complete }];
      return JSON.stringify({ reason: 'Seen in what was saved.', parts, complete, quality: 'good' });
    }
    if (system.startsWith('A user asked')) return wordsOfChanges(said.at(-1) ?? '');
    return { status: 400, body: { error: { message: 'not a question of this flow' } } };
  };
}

/** For each change that was saved, what the request quotes and that stands in it. */
function wordsOfChanges(text: string): string {
  const quoted = [...(text.split('\n')[0] ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1]!);
  const changes = [...text.matchAll(/^(\d+)\. (.*)$/gm)].map(([, number, line]) => ({
    change: Number(number),
    words: quoted.filter((words) => line!.includes(words)),
  }));
  return JSON.stringify({ changes });
}

const quotedActions = (plan: readonly string[]): string[] =>
  plan.flatMap((step, i) => {
    const name = /["“*]+([^"”*]+)["”*]+/.exec(step)?.[1];
    return name ? [`${i + 1} click: ${name}`] : [];
  });

function solutionOf(app: App, task: Task): string[] {
  const family = app.families.find(({ name }) => name === task.family);
  return (family?.solve(task.params) ?? []).filter(({ optional }) => !optional).map(lineOf);
}

function lineOf({ control, function: name, args = {} }: ReferenceStep): string {
  const called = typeof control?.name === 'string' ? control.name : (control?.name.source ?? '');
  if (name === 'click_input') {
    const verb = args.double ? 'double click' : args.button === 'right' ? 'right click' : 'click';
    return `${verb}: ${called}`;
  }
  if (name === 'set_edit_text') return `type: ${called} = ${args.text}`;
  if (name === 'keyboard_input') return /[{}]/.test(String(args.keys)) ? `press: ${args.keys}` : `type: ${args.keys}`;
  if (name === 'select_text') return `select: ${args.text}`;
  if (name === 'drag') return `drag: ${called} = ${args.toName}`;
  if (name === 'hover') return `hover: ${called}`;
  if (name === 'wait') return 'wait';
  return `${name.replaceAll('_', ' ')}: ${Object.values(args).join(', ')}`;
}
