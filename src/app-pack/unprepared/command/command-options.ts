import type { Tree } from '../../../records/episode/effect.ts';
import type { DocumentationPage } from '../../app.ts';
import type { AppDefinition } from '../../define/define-app.ts';

export type CommandOptions = {
  /** Starts a web application over the folder `{dir}`, on `{port}`. */
  start?: string;
  /** Opens a desktop program on `{document}`. */
  open?: string;
  /** Where the web application is, with `{port}`; alone, one that runs somewhere already. */
  url?: string;
  /** Folder or file of which each try has a fresh copy. */
  data?: string;
  name?: string;
  documentation?: () => AsyncIterable<DocumentationPage>;
  /** With an address alone: whether anything may be changed there. */
  allowChanges?: boolean;
  /** Milliseconds that it may take to listen. Default 60,000. */
  startLimitMs?: number;
  /** Told what is waited for, and what of the data is not as it stands. */
  onNote?: (note: string) => void;
};

/** What kinds of application differ in. */
export type Kind = Pick<AppDefinition<Tree>, 'environment' | 'start' | 'templates' | 'shared'>;
