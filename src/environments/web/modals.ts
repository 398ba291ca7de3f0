import type { Dialog, Page } from 'playwright-core';

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

/** Keeps the page's JavaScript dialogs (alert, confirm, prompt, beforeunload) open until they are answered. */
export function trackModals(page: Page): Modals {
  let open: Modal | undefined;
  const waiting = new Set<() => void>();
  page.on('dialog', (dialog) => {
    open = { dialog, labels: { window: '', text: '', ok: '', cancel: '' }, text: dialog.defaultValue() };
    for (const wake of waiting) wake();
    waiting.clear();
  });
  return {
    get open() {
      return open;
    },
    opened: () => (open ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
    async answer(accept) {
      const answered = open;
      open = undefined;
      if (accept) await answered?.dialog.accept(answered.dialog.type() === 'prompt' ? answered.text : undefined);
      else await answered?.dialog.dismiss();
    },
  };
}
