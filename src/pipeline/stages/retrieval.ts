import type { Embed } from '../../agent/recall/fitting/meaning.ts';
import type { Page } from '../../agent/retrieval/passages.ts';
import { openRetrieval, type Retrieval } from '../../agent/retrieval/retrieval.ts';
import type { App } from '../../app-pack/app.ts';
import { type Block, renderInlines } from '../../plans/formats/blocks.ts';
import { parsePage } from '../../plans/formats/parse.ts';
import type { Workspace } from '../workspace.ts';
import { trainTrajectories } from './data.ts';

/** What an agent can be given: the documentation, its own and others' successful episodes. */
export const retrievalSources = ['docs', 'runs'] as const;
export type RetrievalSource = (typeof retrievalSources)[number];

/** Opens what an agent is to be given from a workspace: of the episodes those of train tasks alone; throws when a test task is among them. */
export async function retrievalOf(
  workspace: Workspace,
  from: readonly RetrievalSource[],
  embed?: Embed,
): Promise<Retrieval> {
  const { app } = workspace;
  const runs = from.includes('runs') ? await trainTrajectories(workspace, {}) : undefined;
  return openRetrieval({
    pages: from.includes('docs') ? await pagesOf(app) : undefined,
    trajectories: runs?.map(({ trajectory }) => trajectory),
    heldOut: app.families.flatMap(({ name, heldOut }) => (heldOut ? [name] : [])),
    embed,
  });
}

/** Pages in parts; of these the ones that speak of the application's own things. */
async function pagesOf(app: App): Promise<Page[]> {
  const pages: Page[] = [];
  const isOwn = (text: string) => app.vocabulary.length === 0 || app.vocabulary.some((word) => text.includes(word));
  for await (const page of app.documentation()) {
    const parts: Page['parts'] = [{ heading: '', text: '' }];
    for (const block of parsePage(page).blocks) {
      if (block.kind === 'heading') parts.push({ heading: renderInlines(block.inlines), text: '' });
      else parts.at(-1)!.text += `${textOf(block)}\n`;
    }
    pages.push({
      title: page.title,
      parts: parts.filter(({ heading, text }) => isOwn(`${heading} ${text}`.toLowerCase())),
    });
  }
  return pages;
}

function textOf(block: Exclude<Block, { kind: 'heading' }>): string {
  if (block.kind === 'paragraph') return renderInlines(block.inlines);
  if (block.kind === 'list') return block.items.map(itemText).join('\n');
  if (block.kind === 'table') return block.rows.map((row) => row.map(renderInlines).join(' – ')).join('\n');
  return '';
}

type Item = Extract<Block, { kind: 'list' }>['items'][number];
const itemText = ({ inlines, children }: Item): string =>
  [renderInlines(inlines), ...children.map(itemText)].join('\n');
