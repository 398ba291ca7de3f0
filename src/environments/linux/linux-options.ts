import type { Observation } from '../../records/screen/observation.ts';
import type { Target } from '../environment.ts';
import type { Session } from './session.ts';

/** Where one start of the application lives: its own HOME, and the folder of the document. */
export type Desk = { home: string; dir: string };

export type Command = { file: string; args: string[]; env?: Record<string, string> };

export type LinuxOptions = {
  /** How the application is started on the target's document. */
  command(target: Target, desk: Desk): Command;
  /** Its name on the accessibility bus. */
  applicationName: RegExp;
  /** Lays what the application must find in its HOME before it starts: settings, a profile. */
  profile?: (desk: Desk) => Promise<void>;
  /** Whether the application has started, as far as can be seen; by default as soon as it shows a control. */
  ready?: (observation: Observation) => boolean;
  /** What this application can do beside the functions that every environment has, by name. */
  functions?: Session['functions'];
  /** Milliseconds without an event that count as quiet. Default 60. */
  quietMs?: number;
  /** Screen pixels. Default 1280 by 900. */
  screen?: { width: number; height: number };
  /** Milliseconds that the application may take to come to rest when it is opened. Default 30,000. */
  openLimitMs?: number;
};
