import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Home } from './home.ts';

/** Files are named by their bytes. */
export function contractOfFiles(home: Home): void {
  describe('files', () => {
    test('are named by their bytes and read back', async () => {
      const name = await home.store.putBlob(Buffer.from('hello'), 'txt');
      expect(name).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.txt');
      expect(await home.store.putBlob(Buffer.from('hello'), 'txt')).toBe(name);
      expect(await readFile(home.store.blobPath(name), 'utf8')).toBe('hello');
    });

    test('a name that is none cannot lead out of the workspace', async () => {
      expect(() => home.store.blobPath('../../etc/passwd')).toThrow(/does not name a file/);
    });
  });
}
