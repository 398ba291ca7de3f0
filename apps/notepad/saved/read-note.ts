import type { Encoding, Note } from '../state.ts';

const marks: [encoding: Encoding, bytes: number[], decoder: string][] = [
  ['utf-8 mark', [0xef, 0xbb, 0xbf], 'utf-8'],
  ['utf-16le mark', [0xff, 0xfe], 'utf-16le'],
  ['utf-16be mark', [0xfe, 0xff], 'utf-16be'],
];

/** What stands in a text file, and how it is written. Letters of the system's code page are read as those of western Europe. */
export function readNote(bytes: Uint8Array): Note {
  const { encoding, text } = decoded(bytes);
  return { encoding, lines: text.split('\r\n') };
}

function decoded(bytes: Uint8Array): { encoding: Encoding; text: string } {
  for (const [encoding, mark, decoder] of marks) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    return { encoding, text: new TextDecoder(decoder).decode(bytes.subarray(mark.length)) };
  }
  const text = asUtf8(bytes);
  if (text === null) return { encoding: 'ansi', text: new TextDecoder('windows-1252').decode(bytes) };
  return { encoding: bytes.every((byte) => byte < 0x80) ? 'ascii' : 'utf-8', text };
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a note, as Notepad would save it. */
export function writeNote({ encoding, lines }: Note): Uint8Array {
  const text = lines.join('\r\n');
  const mark = marks.find(([name]) => name === encoding)?.[1] ?? [];
  if (encoding === 'utf-16be mark') return Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le').swap16()]);
  const body = encoding === 'utf-16le mark' ? 'utf16le' : encoding === 'ansi' ? 'latin1' : 'utf8';
  return Buffer.concat([Buffer.from(mark), Buffer.from(text, body)]);
}
