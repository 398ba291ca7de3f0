import type { Try } from '../../../records/discovery/try.ts';
import type { Swept } from './sweeping/sweep.ts';

/** What a walk has done so far. */
export type Account = Pick<Try, 'acts' | 'values' | 'screen'> & {
  keys: string[];
  trouble?: string;
  /** It is another page that stands there now: what was done before can still be read. */
  left?: true;
  /** Page of the documentation that it follows. */
  page?: string;
  /** What was set one after the other. */
  swept: Swept[];
  /** What changed the text beside it, when a word was selected there. */
  formatted: Swept[];
};

export const emptyAccount = (): Account => ({ acts: [], values: [], screen: '', keys: [], swept: [], formatted: [] });
