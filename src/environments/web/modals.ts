import type { BrowserContext, Dialog } from 'playwright-core';

/** A JavaScript dialog that stands open; the page is frozen as long as it does. */
export type Modal = {
  dialog: Dialog;
  labels: { window: string; text: string; ok: string; cancel: string };
  text: string;
};

export type Modals = {
  readonly open: Modal | undefined;
  /** Resolves when a dialog opens. */
  opened(): Promise<void>;
  /** Accepts or dismisses the open dialog. */
  answer(accept: boolean): Promise<void>;
};

/** Keeps the JavaScript dialogs (alert, confirm, prompt, beforeunload) of all pages open until they are answered, the first one first. */
export function trackModals(context: BrowserContext): Modals {
  const open: Modal[] = [];
  const waiting = new Set<() => void>();
  context.on('dialog', (dialog) => {
    open.push({ dialog, labels: { window: '', text: '', ok: '', cancel: '' }, text: dialog.defaultValue() });
    for (const wake of waiting) wake();
    waiting.clear();
  });
  context.on('dialogclosed', (dialog) => {
    const at = open.findIndex((modal) => modal.dialog === dialog);
    if (at >= 0) open.splice(at, 1);
  });
  return {
    get open() {
      return open[0];
    },
    opened: () => (open[0] ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
    async answer(accept) {
      const answered = open.shift();
      if (accept) await answered?.dialog.accept(answered.dialog.type() === 'prompt' ? answered.text : undefined);
      else await answered?.dialog.dismiss();
    },
  };
}
