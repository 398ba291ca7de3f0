/** A text as one word of a shell's command line: on Windows in double quotes, as cmd.exe and PowerShell both read it, elsewhere in single ones. */
export function shellWord(text: string, platform: string = process.platform): string {
  const isWindows = platform === 'win32';
  if ((isWindows ? /^[\w./\\:@+,=-]+$/ : /^[\w./:@%+,=-]+$/).test(text)) return text;
  return isWindows ? `"${text.replaceAll('"', '\\"')}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
