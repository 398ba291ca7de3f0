import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Encoding } from '../state.ts';
import { readFolder } from './read-folder.ts';
import { readNote, writeNote } from './read-note.ts';

test.each<[Encoding, string[]]>([
  ['ascii', ['bread', '']],
  ['utf-8', ['Zoë', '日本']],
  ['utf-8 mark', ['Zoë', '']],
  ['utf-16le mark', ['Ω – “quoted”', '']],
  ['utf-16be mark', ['Привет', '']],
  ['ansi', ['café', '']],
])('%s is told, and its lines are read', (encoding, lines) => {
  expect(readNote(writeNote({ encoding, lines }))).toEqual({ encoding, lines });
});

test('line ends that are not those of Windows stay in the line', () => {
  expect(readNote(Buffer.from('one\ntwo\r\nthree')).lines).toEqual(['one\ntwo', 'three']);
});

test('files beside the note are told by what they hold', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-notepad-test-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await writeFile(join(dir, 'note.txt'), 'one\r\n');
  await writeFile(join(dir, 'copy of größe.txt'), '\ufeffone\r\n');
  await writeFile(join(dir, 'picture.bin'), 'abc');
  expect(await readFolder(dir, 'note.txt')).toEqual({
    note: { encoding: 'ascii', lines: ['one', ''] },
    others: {
      'copy of größe.txt': { kind: 'note', encoding: 'utf-8 mark', lines: ['one', ''] },
      'picture.bin': { kind: 'other', bytes: 3 },
    },
  });
  await expect(readFolder(dir, 'gone.txt')).rejects.toMatchObject({ code: 'SETUP' });
});
