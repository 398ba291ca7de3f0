import { closeSync, mkdtempSync, openSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixturePages } from './pages.fixture.ts';

describe('what comes late', () => {
  const open = fixturePages();

  test('what a page shows of a file is waited for while it reads it', async () => {
    const files = mkdtempSync(join(tmpdir(), 'lamwright-test-'));
    const size = 100 * 2 ** 20;
    closeSync(openSync(join(files, 'large.bin'), 'w'));
    truncateSync(join(files, 'large.bin'), size);
    const { act, messages } = await open('delayed', { files });
    expect(await act('set_edit_text', 'Upload', { text: 'large.bin' })).toMatchObject({ ok: true });
    expect(messages()).toEqual([`Read ${size}`]);
  });
});

describe('what never ends', () => {
  const open = fixturePages({ openLimitMs: 4000 });

  test.each(['clock', 'frames', 'requests'])('does not hold up an application that polls (%s)', async (poll) => {
    const { act, messages } = await open(`polling#${poll}`);
    const started = performance.now();
    expect(await act('click_input', 'Search')).toMatchObject({ ok: true });
    expect(messages()).toEqual(['Found']);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('a download that goes on and on is said once, and no longer waited for', async () => {
    const { act, messages, look } = await open('downloads');
    expect(await act('click_input', 'Export all')).toMatchObject({ ok: true, changed: true });
    expect(messages()).toEqual(['The download of endless.zip is still going on.']);
    const started = performance.now();
    expect((await look()).messages).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a download that cannot be saved is said', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lamwright-test-')), 'file');
    writeFileSync(file, '');
    const { act, messages } = await open('downloads', { downloads: file });
    await act('click_input', 'Export');
    expect(messages()).toEqual([expect.stringMatching(/^The download of order.txt failed: .+/)]);
  });
});
