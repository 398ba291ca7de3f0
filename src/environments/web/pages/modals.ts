import type { BrowserContext, Dialog, FileChooser } from 'playwright-core';

/** A dialog of the browser that stands open: one of JavaScript's, for which the page is frozen, or one that asks for a file. */
export type Modal = {
  kind: 'alert' | 'confirm' | 'prompt' | 'beforeunload' | 'file';
  message: string;
  url: string | undefined;
  labels: { window: string; text: string; ok: string; cancel: string };
  /** What stands in its box: what a prompt gives, or the file's name. */
  text: string;
  /** Accepts it with this text, or dismisses it where there is none. */
  answer(text: string | undefined): Promise<void>;
};

export type Modals = {
  readonly open: Modal | undefined;
  /** Resolves when a dialog opens. */
  opened(): Promise<void>;
  /** Accepts the open dialog with this text, or dismisses it where there is none. */
  answer(text: string | undefined): Promise<void>;
};

/**
 * Keeps the dialogs (alert, confirm, prompt, beforeunload, choosers of files) of all pages open until they are answered, the first one first.
 * Where a person answers them, choosers of files are left to the browser, which does not show one that is kept here.
 */
export function trackModals(context: BrowserContext, byPerson = false): Modals {
  const open: { modal: Modal; of: Dialog | FileChooser }[] = [];
  const waiting = new Set<() => void>();
  const show = (of: Dialog | FileChooser, modal: Omit<Modal, 'labels'>) => {
    open.push({ of, modal: { ...modal, labels: { window: '', text: '', ok: '', cancel: '' } } });
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const drop = (isOver: (of: Dialog | FileChooser) => boolean) => {
    const at = open.findIndex(({ of }) => isOver(of));
    if (at >= 0) open.splice(at, 1);
  };
  context.on('dialog', (dialog) => show(dialog, modalOf(dialog)));
  context.on('dialogclosed', (dialog) => drop((of) => of === dialog));
  context.on('page', (page) => {
    if (byPerson) return;
    page.on('filechooser', (chooser) => show(chooser, fileModalOf(chooser)));
    page.once('close', () => drop((of) => 'setFiles' in of && of.page() === page));
  });
  return {
    get open() {
      return open[0]?.modal;
    },
    opened: () => (open[0] ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
    answer: async (text) => open.shift()?.modal.answer(text),
  };
}

function modalOf(dialog: Dialog): Omit<Modal, 'labels'> {
  const kind = dialog.type() as Modal['kind'];
  return {
    kind,
    message: dialog.message() || (kind === 'beforeunload' ? 'Leave this page? Changes may be lost.' : kind),
    url: dialog.page()?.url(),
    text: dialog.defaultValue(),
    async answer(text) {
      if (text === undefined) await dialog.dismiss();
      else await dialog.accept(kind === 'prompt' ? text : undefined);
    },
  };
}

function fileModalOf(chooser: FileChooser): Omit<Modal, 'labels'> {
  return {
    kind: 'file',
    message: 'Choose a file',
    url: chooser.page().url(),
    text: '',
    async answer(path) {
      if (path !== undefined) await chooser.setFiles(path, { timeout: 5000 });
      else await chooser.element().dispatchEvent('cancel');
    },
  };
}
