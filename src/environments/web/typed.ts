import type { Attempt } from '../attempt.ts';
import { callKit, type Session } from './session.ts';
import { countChanges } from './settle.ts';

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What to look for after a text was typed where the keyboard is: that something took it, and a field all of it. To be called before. */
export async function confirmTyped(session: Session, text: string): Promise<(Attempt & { ok: true })['confirm']> {
  const main = session.page.mainFrame();
  const isNowhere = await callKit(session, main, 'beginTyping', []);
  const before = await countChanges(session);
  return async () => {
    const isStill = (await countChanges(session)) === before;
    if (isNowhere && isStill) {
      return { type: 'effect', detail: `Nothing took the text "${text}": no field has the keyboard.` };
    }
    const field = await callKit(session, main, 'endTyping', []);
    // A field that is empty again has handed the text on.
    const isKept = !field || (field.value === '' && !isStill) || lettersOf(field.value).includes(lettersOf(text));
    if (isKept) return undefined;
    const now = field.secret ? 'another text' : `"${field.value.slice(0, 120)}"`;
    return { type: 'effect', detail: `The field did not take "${text}": it holds ${now}.` };
  };
}
