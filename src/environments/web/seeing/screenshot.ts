import type { Rect } from '../../../records/screen/control.ts';
import { pageKey } from '../in-page/bundle.ts';
import type { Session } from '../session.ts';

export type Mark = { label: string; rect: Rect };

/** PNG of the window, with outlines where asked for; they are drawn over the page and leave no trace in it. */
export async function takeScreenshot(session: Session, marks: Mark[] = []): Promise<Buffer> {
  const { page, guard, devtools } = session;
  if (session.modals.open) return guard.run('The screenshot of the dialog', drawModal(session));
  if (marks.length > 0) {
    await guard.run('Marking the page', page.evaluate(`(${drawMarks})(${pageKey}, ${JSON.stringify(marks)})`));
  }
  try {
    const shot = await guard.run('The screenshot', devtools.send('Page.captureScreenshot', { format: 'png' }));
    return Buffer.from(shot.data, 'base64');
  } finally {
    if (marks.length > 0 && !session.modals.open) {
      await guard.run('Unmarking the page', page.evaluate(`(${removeMarks})(${pageKey})`));
    }
  }
}

/** A frozen page cannot be photographed: its dialog is drawn on an empty page of the same size. */
async function drawModal(session: Session): Promise<Buffer> {
  const { kind, message, text } = session.modals.open!;
  const page = await session.page.context().newPage();
  try {
    await page.evaluate(drawDialog, { kind, message, text });
    return await page.screenshot();
  } finally {
    await page.close();
  }
}

function drawDialog({ kind, message, text }: { kind: string; message: string; text: string }) {
  const part = (tag: string, content: string) => {
    const element = document.createElement(tag);
    element.textContent = content;
    element.style.margin = '8px';
    return element;
  };
  document.body.style.cssText = 'font:16px sans-serif;background:#888;display:grid;justify-content:center';
  const box = document.createElement('div');
  box.style.cssText = 'background:#fff;padding:16px;border-radius:8px;max-width:480px';
  box.append(part('p', message));
  if (kind === 'prompt' || kind === 'file') box.append(part('pre', text));
  box.append(part('button', kind === 'file' ? 'Open' : 'OK'));
  if (kind !== 'alert') box.append(part('button', 'Cancel'));
  document.body.append(box);
}

type Kit = { unseen(work: () => void): void };

function drawMarks(kit: Kit, marks: Mark[]) {
  const layer = document.createElement('div');
  layer.id = 'lamwright-marks';
  layer.style.cssText = 'position:fixed;inset:0;pointer-events:none;z-index:2147483647';
  const root = layer.attachShadow({ mode: 'closed' });
  for (const { label, rect } of marks) {
    const box = document.createElement('div');
    box.style.cssText =
      `position:fixed;left:${rect.x}px;top:${rect.y}px;width:${rect.width}px;height:${rect.height}px;` +
      'box-sizing:border-box;border:2px solid #e11d48;border-radius:3px';
    const tag = document.createElement('span');
    tag.textContent = label;
    tag.style.cssText =
      'position:absolute;left:-2px;top:-16px;font:bold 11px/14px sans-serif;color:#fff;background:#e11d48;padding:0 3px';
    if (rect.y < 16) tag.style.top = '-2px';
    box.append(tag);
    root.append(box);
  }
  kit.unseen(() => document.documentElement.append(layer));
}

function removeMarks(kit: Kit) {
  kit.unseen(() => document.getElementById('lamwright-marks')?.remove());
}
