import { describe, expect, test } from 'vitest';
import type { Driver } from '../../contract/driver.ts';
import { fixturePages } from '../pages.fixture.ts';

const tabs = ({ see }: Driver) =>
  see()
    .controls.filter(({ type }) => type === 'TabItem')
    .map(({ name, states }) => (states.includes('selected') ? `[${name}]` : name));

describe('what opens in another window', () => {
  const open = fixturePages();

  test('is waited for as long as it loads, and told', async () => {
    const page = await open('windows');
    expect(tabs(page)).toEqual([]);
    expect(await page.act('click_input', 'Slow')).toMatchObject({ ok: true, changed: true });
    expect(page.messages()).toEqual([expect.stringMatching(/^A new window opened: http.*\/slow$/)]);
    expect(page.see().window.url).toMatch(/\/slow$/);
    expect(tabs(page)).toEqual(['Windows', expect.stringMatching(/^\[http.*\/slow\]$/)]);
    expect((await page.environment.screenshot()).length).toBeGreaterThan(500);
  });

  test('may begin with a dialog, and leads back when it closes', async () => {
    const page = await open('windows');
    await page.act('click_input', 'Greeting');
    expect(page.see().window.title).toBe('Welcome');
    await page.act('click_input', 'OK');
    expect(tabs(page)).toEqual(['Windows', '[Greeting]']);
    expect(await page.act('click_input', 'Leave')).toMatchObject({ ok: true, changed: true });
    expect(page.see().window.title).toBe('Windows');
    expect(page.messages()).toEqual(['A window closed: Greeting']);
    expect(tabs(page)).toEqual([]);
  });

  test('stays reachable by its tab, and comes to the front when the page calls it by its name', async () => {
    const page = await open('windows');
    await page.act('click_input', 'Inner');
    expect(await page.act('click_input', 'Windows', {}, 'TabItem')).toMatchObject({ ok: true, changed: true });
    expect(tabs(page)).toEqual(['[Windows]', 'Inner']);
    expect(await page.act('click_input', 'Windows', {}, 'TabItem')).toMatchObject({ ok: true, changed: false });
    expect(await page.act('texts', 'Inner', {}, 'TabItem')).toMatchObject({ failure: { type: 'action' } });
    expect(await page.act('click_input', 'Other in the same')).toMatchObject({ ok: true, changed: true });
    expect(tabs(page)).toEqual(['Windows', '[Other]']);
    expect(await page.act('click_input', 'Do it')).toMatchObject({ ok: true, changed: true });
    expect(page.find('Done').states).toEqual(['focused']);
  });

  test('is no page where it closes at once or was only for a download', async () => {
    const page = await open('windows');
    await page.act('click_input', 'Flash');
    expect(page.see().window.title).toBe('Windows');
    await page.act('click_input', 'Attachment');
    expect(page.messages()).toEqual(['Downloaded attachment.txt']);
    expect(page.see().window.title).toBe('Windows');
    expect(tabs(page)).toEqual([]);
  });

  test('is bounded: a page that opens a hundred gets some of them', async () => {
    const page = await open('windows');
    expect(await page.act('click_input', 'Flood')).toMatchObject({ ok: true });
    expect(tabs(page)).toHaveLength(8);
    expect(page.messages()).toContain('More than 8 windows were opened; closed at once: 1');
  });

  test('does not hold up closing, nor do questions before leaving', async () => {
    const { environment, act } = await open('windows');
    await act('click_input', 'Greeting');
    const started = performance.now();
    await environment.close();
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
