import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from './fixtures/compile.fixture.ts';
import { runOnWine } from './fixtures/run-on-wine.fixture.ts';
import type { Part } from './part.ts';

describe.runIf(process.platform === 'linux')('the patterns of UI Automation', () => {
  test('are called in the right slots, with the right arguments, and a window of 60 controls is one request', async () => {
    const library = await compile('patterns.cpp', 'patterns.dll', ['-shared', '-lole32', '-loleaut32']);
    const out = `${library}.json`;
    await runOnWine(join(import.meta.dirname, 'fixtures', 'patterns.fixture.ts'), library, out);
    const { prepared, seen, requests, parts, done } = JSON.parse(await readFile(out, 'utf8')) as {
      prepared: string;
      seen: string;
      requests: number;
      parts: Part[];
      done: unknown;
    };
    expect({ prepared, seen }).toEqual({ prepared: 'scope 7;', seen: 'window 77;' });
    expect(parts).toHaveLength(62);
    expect(parts[1]).toMatchObject({
      key: 'u42.1',
      source: 'subtree',
      type: 'Button',
      name: 'Press',
      patterns: ['Invoke'],
    });
    expect(parts[1]?.rect).toEqual({ x: 10, y: 20, width: 100, height: 18 });
    expect(parts[2]?.states).toEqual(['checked']);
    expect(parts.find(({ name }) => name === 'Volume')?.value).toBe('2.5');
    expect(parts.find(({ name }) => name === 'Große')).toMatchObject({ type: 'ListItem', parent: 5 });
    // One for the window; one more when the list was opened.
    expect(requests).toBe(2);
    expect(done).toEqual({
      press: [{ how: 'uia:Invoke' }, 'Invoke Press;'],
      tick: [{ how: 'uia:Toggle' }, 'Toggle;'],
      page: [{ how: 'uia:SelectionItem' }, 'Select Second page;'],
      open: [{ how: 'uia:ExpandCollapse' }, 'Expand;'],
      text: [{ how: 'uia:Value' }, 'SetValue Zoë 日本 6;'],
      number: [{ how: 'uia:RangeValue' }, 'SetValue 3.500000;'],
      choice: [{ how: 'uia:SelectionItem' }, 'Expand;BuildUpdatedCache;Select Große;'],
      select: [{ how: 'uia:Text' }, 'FindText of 00;Select range;'],
      read: ['curé', 'All of it', 'GetText 20000;'],
    });
  }, 120_000);
});
