import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What a person does on a page: the mouse and the keyboard of the browser itself, so that the page cannot tell. */
export type Person = (page: Page) => Promise<void>;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const type = async (page: Page, label: string, text: string) => {
  await page.getByLabel(label).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
};

/** Pages of this folder and what a person does there; what the page then sends is told by its case, else by the person. */
export const persons: Record<string, { acts: Person; sends?: unknown }> = {
  'set-by-name': {
    acts: async (page) => {
      await page.getByLabel('Loudness').focus();
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
      await page.getByLabel('Echo').click();
      await page.getByText('Bass').click();
      await page.getByText('Left').click();
      await page.getByLabel('Speed').focus();
      await page.keyboard.press('ArrowDown');
      await button(page, 'Play').click();
    },
    sends: ['23', true, false, true, false, 'Fast'],
  },
  'rows-of-many-kinds': {
    acts: async (page) => {
      await page.getByRole('row', { name: 'Cherry' }).getByText('Edit').click();
      await page.getByRole('listitem').filter({ hasText: 'Water the beds' }).getByText('Remove').click();
      await page.locator('#shop > div').filter({ hasText: 'Spade' }).getByText('Buy').click();
      await page.getByRole('row', { name: 'Ben Sales' }).getByText('Open').click();
      await page.locator('#guests > div').filter({ hasText: 'Ben' }).getByText('Invite').click();
    },
  },
  'drop-zone': {
    acts: async (page) => {
      await page.mouse.move(60, 30);
      await page.mouse.down();
      await page.mouse.move(80, 120, { steps: 5 });
      await sleep(100);
      await page.mouse.move(90, 180, { steps: 5 });
      await page.mouse.up();
    },
  },
  'menu-in-menu': {
    acts: async (page) => {
      await page.getByText('File').hover();
      await sleep(200);
      await page.getByText('Export').hover();
      await sleep(200);
      await page.getByText('As text').click();
    },
  },
  'row-tools': {
    acts: async (page) => {
      await page.getByText('Winter plan').hover();
      await sleep(200);
      await page.getByRole('listitem').filter({ hasText: 'Winter plan' }).getByText('Archive').click();
    },
  },
  'closed-parts': {
    acts: async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.type('seven');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await button(page, 'Reserve').click();
    },
  },
  'two-windows': {
    acts: async (page) => {
      const [terms] = await Promise.all([page.waitForEvent('popup'), page.getByText('Terms').click()]);
      await sleep(400);
      const [invoice] = await Promise.all([page.waitForEvent('popup'), button(page, 'Show the invoice').click()]);
      await sleep(400);
      await button(invoice, 'Pay').click();
      await sleep(400);
      await button(terms, 'Accept').click();
      await sleep(400);
      await button(page, 'Order').click();
    },
  },
  'late-frames': {
    acts: async (page) => {
      await button(page, 'Pay by card').click();
      const card = page.frameLocator('iframe').frameLocator('iframe');
      await card.getByLabel('Card number').click();
      await page.keyboard.type('4000 1234');
      await card.getByText('Pay').click();
    },
  },
  'several-choices': {
    acts: async (page) => {
      await page.getByRole('option', { name: 'Mint' }).click({ modifiers: ['ControlOrMeta'] });
      await page.getByRole('option', { name: 'Lime' }).click({ modifiers: ['ControlOrMeta'] });
      await page.getByRole('option', { name: 'Cola' }).click({ modifiers: ['ControlOrMeta'] });
      for (const size of ['Small', 'Medium', 'Large']) await page.getByText(size).click();
      await button(page, 'Send').click();
    },
  },
  'street-suggestions': {
    acts: async (page) => {
      await type(page, 'Street', 'Linden');
      await page.getByText('Lindenweg 4', { exact: true }).click();
      await button(page, 'Save').click();
    },
  },
  'search-in-options': {
    acts: async (page) => {
      await page.getByRole('combobox').click();
      await page.keyboard.type('bio');
      await page.getByRole('option', { name: 'Marine Biology' }).click();
      await button(page, 'Enrol').click();
    },
  },
  'press-to-open': {
    acts: async (page) => {
      await page.mouse.move(90, 15);
      await page.mouse.down();
      const choice = await page.getByText('Every week').boundingBox();
      await page.mouse.move(choice!.x + 20, choice!.y + 5, { steps: 4 });
      await page.mouse.up();
      await button(page, 'Save').click();
    },
  },
  'till-amount': {
    acts: async (page) => {
      await type(page, 'Amount', '4850');
      await button(page, 'Charge').click();
    },
  },
  'code-editor': {
    acts: async (page) => {
      await page.locator('#editor').click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('if (ready) { start(); }');
      await button(page, 'Run').click();
    },
  },
  'prompt-to-type-in': {
    acts: async (page) => {
      page.once('dialog', (dialog) => setTimeout(() => dialog.accept('Garden'), 300));
      await button(page, 'Rename').click();
    },
  },
  'mail-pane': {
    acts: async (page) => {
      await page.mouse.move(100, 300);
      for (let i = 0; i < 4; i++) {
        await page.mouse.wheel(0, 600);
        await sleep(700);
      }
      await page.getByText('Message 47').click();
    },
  },
};
