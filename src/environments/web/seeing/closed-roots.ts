import type { CDPSession, Frame } from 'playwright-core';
import { pageKey } from '../in-page/bundle.ts';
import type { Session } from '../session.ts';

/** A node as the browser's DOM domain describes it. */
type Described = {
  backendNodeId: number;
  shadowRootType?: string;
  children?: Described[];
  shadowRoots?: Described[];
  contentDocument?: Described;
};

/**
 * Hands the page kit the closed shadow roots of a frame's document, and of those inside of it. Those that scripts attach
 * the kit sees by itself; the ones that came with the document's text only the browser knows, so it is asked once for each.
 */
export async function handInClosedRoots(session: Session, frame: Frame): Promise<boolean> {
  const { page, guard } = session;
  if (frame === page.mainFrame()) return guard.run('Looking for closed parts', handInFrom(session.devtools));
  // A frame that shares its process with the one around it has no session of its own; it was asked with that one.
  const devtools = await page
    .context()
    .newCDPSession(frame)
    .catch(() => undefined);
  if (!devtools) return false;
  try {
    return await guard.run('Looking for closed parts', handInFrom(devtools));
  } finally {
    await devtools.detach().catch(() => {});
  }
}

/** False where there are none, or where the document is another one by now, which is asked for its own. */
async function handInFrom(devtools: CDPSession): Promise<boolean> {
  try {
    const { result } = await devtools.send('Runtime.evaluate', { expression: 'document' });
    if (!result.objectId) return false;
    const { node } = await devtools.send('DOM.describeNode', { objectId: result.objectId, depth: -1, pierce: true });
    const roots = closedRootsIn(node);
    await Promise.all(roots.map((root) => handIn(devtools, root)));
    return roots.length > 0;
  } catch (error) {
    if (
      error instanceof Error &&
      /No node|Could not find|Cannot find context|context was destroyed/i.test(error.message)
    )
      return false;
    throw error;
  }
}

function closedRootsIn(node: Described): number[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRootsIn);
  const inFrame = node.contentDocument ? closedRootsIn(node.contentDocument) : [];
  return [...(node.shadowRootType === 'closed' ? [node.backendNodeId] : []), ...below, ...inFrame];
}

async function handIn(devtools: CDPSession, backendNodeId: number): Promise<void> {
  const { object } = await devtools.send('DOM.resolveNode', { backendNodeId });
  const functionDeclaration = `function () { ${pageKey}?.keepRoot(this); }`;
  await devtools.send('Runtime.callFunctionOn', { objectId: object.objectId!, functionDeclaration });
}
