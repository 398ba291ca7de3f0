import type { BrowserContext, Page } from 'playwright-core';
import type { Observation } from '../../../records/screen/observation.ts';
import type { PersonAct } from '../../recording.ts';
import { modalObservation } from '../pages/modal-controls.ts';
import type { Modal } from '../pages/modals.ts';
import type { Session } from '../session.ts';
import type { Gestures } from './gestures.ts';

/** So soon after the answer the page is gone, in milliseconds. */
const closingMs = 2000;

/** Follows how a person answers the browser's own dialogs: the words of a prompt, then its button. */
export function followDialogs(context: BrowserContext, gestures: Gestures, onAct: () => void) {
  let session: Session | undefined;
  /** The answer to the question whether to leave the page. */
  let leaving: PersonAct | undefined;
  let open: { observation: Observation; modal: Modal } | undefined;

  const onOpened = () => {
    const modal = session?.modals.open;
    if (!session || !modal) return;
    open = { observation: modalObservation(session), modal };
  };

  const onClosed = ({ result, userInput }: { result: boolean; userInput: string }) => {
    if (!open) return;
    const { observation, modal } = open;
    const { labels, text, kind } = modal;
    open = undefined;
    const at = Date.now();
    if (result && userInput !== text && userInput !== '') {
      gestures.add({ function: 'set_edit_text', args: { text: userInput }, label: labels.text, observation, at });
    }
    const label = result ? labels.ok : labels.cancel;
    const answer = gestures.add({ function: 'click_input', args: {}, label, observation, at });
    leaving = kind === 'beforeunload' && result ? answer : undefined;
    onAct();
  };

  return {
    /** To be called once the driver is there. */
    begin: (opened: Session) => {
      session = opened;
      // After the driver, which keeps the dialog.
      context.on('dialog', onOpened);
    },
    /** The page was closed: who closes the window is asked by the browser, which no plan is. */
    pageClosed: (): void => {
      if (leaving && Date.now() - leaving.at < closingMs) gestures.drop(leaving);
      leaving = undefined;
    },
    watch: async (page: Page): Promise<void> => {
      const devtools = await context.newCDPSession(page);
      devtools.on('Page.javascriptDialogClosed', onClosed);
      await devtools.send('Page.enable');
    },
  };
}
