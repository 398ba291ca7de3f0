import type { Environment, EnvironmentHost } from '../environments/environment.ts';
import type { Family } from './family.ts';
import type { SavedState } from './saved-state.ts';

/** A documentation page as the pack hands it over; `format` tells the extractor how to read it. */
export type DocumentationPage = {
  /** Stable id, e.g. a tiddler title or file name. */
  id: string;
  title: string;
  text: string;
  format: 'tiddlywiki' | 'html' | 'markdown' | 'docbook' | 'mediawiki' | 'pdf' | 'text';
  /** Free labels of the source (tags, edition), for relevance and staleness rules. */
  tags?: string[];
  /** ISO date of the last change, if known. */
  modified?: string;
  /** Absent: the application's documentation. */
  source?: 'wikihow';
};

export type Template = {
  name: string;
  /** What stands in it, in words: template choice searches this. */
  description: string;
  heldOut?: boolean;
};

export type RunningApp<S = SavedState> = {
  /** Where the environment opens it (a URL on loopback for web applications). */
  url: string;
  /** Folder, inside `dir`, that takes the files which the application hands out (downloads), so that `read` can see them. */
  downloads?: string;
  /** Folder with the files that a user could give to the application: a file input takes names of files in it. */
  files?: string;
  /** Reads the saved state now. Waits, with a time limit, until pending saves have reached the disk. */
  read(): Promise<S>;
  /** Reads what is saved while the application stands open, with what it keeps on the environment's side. Where it is given, it is read so before and after an episode. */
  readOpen?(environment: Environment): Promise<S>;
  /** Stops it and starts it again over the same data, at the same address. */
  restart?(): Promise<void>;
  stop(): Promise<void>;
};

/** A control that asks first when the agent runs for a user. */
export type RiskRule = { kind: 'delete' | 'overwrite' | 'export' | 'other'; name: RegExp };

/** Everything Lamwright needs to know of one application. See docs/app-packs.md. */
export type App<S = SavedState> = {
  name: string;
  title: string;
  /** Version of the application (not of the pack). */
  version: string;
  /** Makes the host that drives it, e.g. `web()`. */
  environment: () => Promise<EnvironmentHost>;
  /** Starts a fresh copy of the template in `dir` (empty, owned by the caller). Throws LamwrightError APP_START or PORT_TAKEN. */
  start(options: { template: string; dir: string }): Promise<RunningApp<S>>;
  /** It runs somewhere, and nobody starts a fresh copy: what an episode leaves behind is there in the next. `readOnly`: nothing may be changed. */
  shared?: { readOnly: boolean };
  templates: Template[];
  /** What stands in a template, without starting the application: used by samplers and prefill. */
  templateState(template: string): Promise<S>;
  /** All documentation pages. */
  documentation(): AsyncIterable<DocumentationPage>;
  // biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
  families: Family<S, any>[];
  risks: RiskRule[];
  /** Pieces of the application's own text language that an argument may be composed of, e.g. "[[", "]]", "* ". */
  literals: string[];
  /** Words that say what the application is about, for the relevance filter of plans. */
  vocabulary: string[];
};
