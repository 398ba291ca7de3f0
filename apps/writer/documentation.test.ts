import { expect, test } from 'vitest';
import { documentation } from './documentation.ts';
import { readHelpPage } from './help-page.ts';

const page = (body: string, lang = 'en-US') =>
  `<html lang="${lang}"><head><title>Drop Caps</title></head><body><aside>Contents</aside><div id="DisplayArea">${body}</div></body></html>`;

test('menu paths, keys and texts for other systems come out as plain HTML', () => {
  const mac =
    '<span class="switchinline"><span class="MAC">Command</span><span id="default1"><span class="keycode">Ctrl</span></span></span>';
  const { text } = readHelpPage(
    page(
      `<p>Choose <span class="menuitem">Format - Paragraph...</span> or press ${mac}+<span class="keycode">M</span>.</p><div class="relatedtopics">more</div>`,
    ),
  )!;
  expect(text).toBe(
    '<div id="DisplayArea"><p>Choose <button>Format</button> - <button>Paragraph</button> or press <kbd>Ctrl+M</kbd>.</p></div>',
  );
});

test('what speaks of a spreadsheet, a page in another language and an empty page are left out', () => {
  expect(readHelpPage(page('<p>In LibreOffice Calc, press a key.</p><p>Press Enter.</p>'))?.text).not.toContain('Calc');
  expect(readHelpPage(page('<p>Wählen Sie.</p>', 'de'))).toBeNull();
  expect(readHelpPage(page(' '))).toBeNull();
});

test('the installed help is read, without version strings', async () => {
  const pages: { id: string; title: string; text: string }[] = [];
  for await (const found of documentation()) pages.push(found);
  expect(pages.length).toBeGreaterThan(800);
  expect(pages.find(({ id }) => id === 'swriter/01/05030400.html')?.title).toBe('Drop Caps');
  expect(pages.filter(({ title, text }) => /LibreOffice \d\.\d Help/.test(title + text)).map(({ id }) => id)).toEqual(
    [],
  );
});
