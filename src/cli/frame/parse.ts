import { Command as Commander, CommanderError } from 'commander';
import type { z } from 'zod';
import { LamwrightError } from '../../records/error.ts';
import type { Command } from '../command.ts';
import { type GlobalOptions, globalOptions, globalSchema } from '../options/global-options.ts';

export type Parsed =
  | { kind: 'command'; command: Command; input: unknown; globals: GlobalOptions }
  /** Help or version, already in words. */
  | { kind: 'text'; text: string };

/**
 * Reads the command line.
 * @throws LamwrightError USAGE for an unknown command or option, a missing argument, or a value that does not fit
 */
export function parse(argv: readonly string[], commands: readonly Command[], version: string): Parsed {
  let parsed: Parsed | undefined;
  let written = '';
  const program = new Commander('lamwright')
    .description('Builds a Large Action Model for an application, and measures it.')
    .version(version)
    .configureHelp({ showGlobalOptions: true })
    .helpCommand(false);
  const quiet = (command: Commander) =>
    command.exitOverride().configureOutput({
      writeOut: (text) => (written += text),
      writeErr: (text) => (written += text),
      outputError: () => {},
    });
  quiet(program);
  for (const [flags, description] of globalOptions) program.option(flags, description);

  for (const command of commands) {
    const sub = quiet(program.command(command.name).description(command.summary));
    for (const [form, description] of command.arguments ?? []) sub.argument(form, description);
    for (const [flags, description] of command.options ?? []) sub.option(flags, description);
    sub.action(() => {
      const named = sub.registeredArguments.map((argument, i) => [camel(argument.name()), sub.processedArgs[i]]);
      const input = check(command.schema, { ...sub.opts(), ...Object.fromEntries(named) }, command);
      const globals = check(globalSchema, program.opts()) as GlobalOptions;
      parsed = { kind: 'command', command, input, globals };
    });
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text: written };
    const message = error.code === 'commander.help' ? 'No command was given.' : error.message.replace(/^error: /, '');
    throw usage(
      message.replace(/\n/g, ' '),
      commands.find(({ name }) => argv.includes(name)),
    );
  }
  return parsed ?? { kind: 'text', text: program.helpInformation() };
}

function check(schema: z.ZodType, value: unknown, command?: Command): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const name = issue.path.join('.').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const isArgument = command?.arguments?.some(([form]) => form.replace(/[<>[\].]/g, '') === name);
  throw usage(`${isArgument ? `<${name}>` : `--${name}`}: ${issue.message}.`, command);
}

function usage(message: string, command?: Command): LamwrightError {
  const name = command ? `lamwright ${command.name} --help` : 'lamwright --help';
  return new LamwrightError('USAGE', message, { remedy: `See \`${name}\`.` });
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
