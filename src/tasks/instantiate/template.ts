import { z } from 'zod';
import type { App, Template } from '../../app-pack/app.ts';
import type { Answered, Chat } from '../../chat/chat.ts';
import { cosine, type Embedder } from '../../models/embedder.ts';
import { LamwrightError } from '../../records/error.ts';
import { createRng, hashString } from '../../records/rng.ts';
import type { Instance } from '../../records/tasks/instance.ts';
import { templateChooser } from '../choose-template.ts';

/** Ways to choose where the source names no template. */
export type TemplateWay = Exclude<Instance['template']['way'], 'given'>;
export type ChosenTemplate = Instance['template'] & { answered?: Answered<unknown> };

/**
 * Chooses where a task starts by the descriptions of the templates, never a held-out one; where none is described, chance decides.
 * Rejects with what the chat model rejects with, and with USAGE for `embedding` without an embedder.
 */
export async function chooseTemplate(options: {
  chat: Chat;
  app: Pick<App, 'name' | 'templates'>;
  /** Names what is chosen for: chance is drawn from it. */
  id: string;
  request: string;
  way: TemplateWay;
  embedder?: Embedder;
  signal?: AbortSignal;
}): Promise<ChosenTemplate> {
  const { app, request, way } = options;
  const open = app.templates.filter(({ heldOut }) => !heldOut);
  const rng = createRng(hashString(options.id)).fork('template');
  const described = open.filter(({ description }) => description.trim() !== '');
  if (way === 'random' || described.length === 0) return { name: rng.pick(open).name, way: 'random' };
  if (described.length === 1) return { name: described[0]!.name, way };
  if (way === 'text') {
    const candidates = described.map(({ name: template }) => ({ template, request }));
    return { name: templateChooser(described)(candidates, rng)!.template, way };
  }
  if (way === 'embedding') return { name: await nearest(described, request, options.embedder), way };
  const answered = await askFor(described, options);
  return { name: answered.value.template, way, answered };
}

async function nearest(templates: readonly Template[], request: string, embedder?: Embedder): Promise<string> {
  if (embedder === undefined) {
    throw new LamwrightError('USAGE', 'Templates are to be chosen by embedding, and no embedder is open.', {
      remedy: 'Open one with openEmbedder(), or choose another way.',
    });
  }
  const [asked, ...vectors] = await embedder.embed([request, ...templates.map(({ description }) => description)]);
  const likeness = vectors.map((vector) => cosine(asked!, vector));
  return templates[likeness.indexOf(Math.max(...likeness))]!.name;
}

function askFor(
  templates: readonly Template[],
  { chat, app, request, signal }: Parameters<typeof chooseTemplate>[0],
): Promise<Answered<{ template: string }>> {
  const listed = templates.map(({ name, description }) => `${name}: ${description}`).join('\n');
  return chat.ask('instantiate', {
    messages: [
      {
        role: 'system',
        content: `A task is to be done in a document or data set of ${app.name}. You name the one that has what the task speaks of.\n${listed}`,
      },
      { role: 'user', content: `Task: ${request}` },
    ],
    schema: z.object({ template: z.enum(templates.map(({ name }) => name)) }),
    maxTokens: 40,
    signal,
  });
}
