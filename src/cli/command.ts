import type { z } from 'zod';
import type { Store } from '../store/store.ts';
import type { Progress } from './frame/progress.ts';

/** What every command is given beside its own options. */
export type CommandContext = {
  /** Folder of the workspace, as given. */
  workspace: string;
  /** Seed of all chance in this command. */
  seed: number;
  /** How many things to do at once. */
  workers: number;
  /** Name or path of the app pack, where --app was given. */
  app: string | undefined;
  /** Aborted by Ctrl-C: stop soon and leave what can be gone on with. Pass it to everything that takes long. */
  signal: AbortSignal;
  /** True with --json: what a command says on the way goes nowhere but to stderr. */
  json: boolean;
  /** Opens the workspace; the frame closes it. */
  openStore(): Promise<Store>;
  /** Live progress on stderr; ended by the frame when the command throws. */
  progress(stage: string, total: number): Progress;
  /** The same for a pipeline: one line a stage, the line before it ended when the next stage begins. */
  onProgress(state: { stage: string; done: number; total: number; failed?: number; note?: string }): void;
  /** A line for the user while the command runs (stderr). */
  say(line: string): void;
};

/** What a command found: the document for --json, the same in words for people. Not `ok`: exit code 1. */
export type CommandResult = { document: unknown; text: string; ok?: boolean };

export type Command = {
  name: string;
  summary: string;
  /** [form, description]: `<app>` needed, `[app]` not, `<apps...>` several. */
  arguments?: readonly (readonly [form: string, description: string])[];
  /** [flags, description], e.g. `--limit <n>`; the value arrives at the schema as text, a bare flag as true. */
  options?: readonly (readonly [flags: string, description: string])[];
  /** Arguments and options by name (`--dry-run` is dryRun), with their defaults. */
  schema: z.ZodType;
  run(input: unknown, context: CommandContext): Promise<CommandResult>;
};

type Definition<S extends z.ZodType> = Omit<Command, 'schema' | 'run'> & {
  schema: S;
  run(input: z.output<S>, context: CommandContext): Promise<CommandResult>;
};

/** A command as data: the frame parses, checks with the schema, runs, prints and sets the exit code. */
export function defineCommand<S extends z.ZodType>(definition: Definition<S>): Command {
  return { ...definition, run: (input, context) => definition.run(input as z.output<S>, context) };
}
