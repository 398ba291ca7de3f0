import type { ActionFunction } from '../../records/episode/decision.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Target } from '../environment.ts';
import type { AppFunction } from '../own-functions/app-function.ts';

/** Where one start of the application lives. */
export type WindowsDesk = {
  /** Folder of the document, as the application sees it: "Z:\home\ann\letter". */
  dir: string;
  /** How the application sees a file of this machine. */
  pathOf(file: string): string;
};

export type WindowsCommand = { file: string; args: string[]; env?: Record<string, string> };

export type WindowsOptions = {
  /** How the application is started on the target's document; a program by its name or its path. */
  command(target: Target, desk: WindowsDesk): WindowsCommand;
  /** Name of the program file that its windows belong to, where that is another than the one that is started: "WINWORD.EXE". */
  program?: string;
  /** Whether the application has started, as far as can be seen; by default as soon as it shows a control. */
  ready?: (observation: Observation) => boolean;
  /** What this application can do beside the functions that every environment has, by name. */
  functions?: Partial<Record<ActionFunction, AppFunction>>;
  /** Milliseconds without a change that count as quiet. Default 60. */
  quietMs?: number;
  /** Milliseconds that the application may take to come to rest when it is opened. Default 30,000. */
  openLimitMs?: number;
};
