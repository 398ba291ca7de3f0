import type { BrowserContext, Page } from 'playwright-core';
import type { Observation } from '../../../records/observation.ts';
import { modalObservation } from '../pages/modal-controls.ts';
import type { Session } from '../session.ts';
import type { Gestures } from './gestures.ts';

/** Follows how a person answers the browser's own dialogs: the words of a prompt, then its button. */
export function followDialogs(context: BrowserContext, gestures: Gestures, onAct: () => void) {
  let session: Session | undefined;
  let open: { observation: Observation; labels: Record<'text' | 'ok' | 'cancel', string>; text: string } | undefined;

  const onOpened = () => {
    const modal = session?.modals.open;
    if (!session || !modal) return;
    open = { observation: modalObservation(session), labels: modal.labels, text: modal.text };
  };

  const onClosed = ({ result, userInput }: { result: boolean; userInput: string }) => {
    if (!open) return;
    const { observation, labels, text } = open;
    open = undefined;
    const at = Date.now();
    if (result && userInput !== text && userInput !== '') {
      gestures.add({ function: 'set_edit_text', args: { text: userInput }, label: labels.text, observation, at });
    }
    const label = result ? labels.ok : labels.cancel;
    gestures.add({ function: 'click_input', args: {}, label, observation, at });
    onAct();
  };

  return {
    /** To be called once the driver is there. */
    begin: (opened: Session) => {
      session = opened;
      // After the driver, which keeps the dialog.
      context.on('dialog', onOpened);
    },
    watch: async (page: Page): Promise<void> => {
      const devtools = await context.newCDPSession(page);
      devtools.on('Page.javascriptDialogClosed', onClosed);
      await devtools.send('Page.enable');
    },
  };
}
