import { LamwrightError } from '../../../records/error.ts';

/** Values with which a command is only read, not started. */
export const anyValue = { dir: 'dir', port: '1', document: 'document' };

const part = /"((?:\\.|[^"\\])*)"|'([^']*)'|((?:\\.|[^\s"'\\])+)/y;

/**
 * A command as a person types it, in words: parted at spaces, with quotation marks around what belongs together; `{name}` stands for a value.
 * No shell reads it.
 * @throws LamwrightError USAGE for a quotation mark without its partner, a place that has no value, and an empty command
 */
export function commandWords(command: string, values: Readonly<Record<string, string>>): string[] {
  const words: string[] = [];
  let at = 0;
  while (at < command.length) {
    const space = /\s*/y;
    space.lastIndex = at;
    at += space.exec(command)![0].length;
    let word = '';
    const begin = at;
    for (part.lastIndex = at; at < command.length && !/\s/.test(command[at]!); at = part.lastIndex) {
      const found = part.exec(command);
      if (!found) throw misread(command, `the quotation mark at ${at + 1} has no partner`);
      word += found[2] ?? (found[1] ?? found[3]!).replace(/\\(.)/g, '$1');
    }
    if (at > begin) words.push(fill(word, command, values));
  }
  if (words.length === 0) throw misread(command, 'it is empty');
  return words;
}

const fill = (word: string, command: string, values: Readonly<Record<string, string>>) =>
  word.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value !== undefined) return value;
    throw misread(
      command,
      `there is no value for {${name}}; known are ${Object.keys(values)
        .map((key) => `{${key}}`)
        .join(', ')}`,
    );
  });

const misread = (command: string, why: string) =>
  new LamwrightError('USAGE', `The command ${JSON.stringify(command)} cannot be read: ${why}.`, {
    remedy: `Write it as you type it in a terminal, e.g. --start 'node-red -u {dir} -p {port}' or --open 'mousepad {document}'.`,
  });
