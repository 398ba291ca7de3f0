import { expect, test } from 'vitest';
import { fitPages } from './fit-pages.ts';

const app = { title: 'Notes', vocabulary: ['note', 'tag', 'archive'] };

test('documentation in another language or of another application is refused before anything is made of it', () => {
  const page = (title: string, text: string) => ({ id: title, title, text, format: 'markdown' as const });
  const german = page(
    'Notizen',
    'Klicken Sie auf die Schaltfläche, um eine Notiz zu löschen, und wählen Sie dann im Menü die Option aus, die Sie brauchen.',
  );
  const engine = page(
    'Motor',
    'To start the engine of the boat, turn the handle to the left and wait until the light is on.',
  );
  const own = page('Deleting', 'To delete a note in Notes, click the "delete" button.');
  expect(fitPages([german, engine, own], app)).toEqual({
    pages: [own],
    dropped: { 'in another language': 1, 'about something else': 1 },
  });
  expect(() => fitPages([german, engine], app)).toThrow(
    'None of the 2 pages of the documentation is about Notes, in English: 1 in another language, 1 about something else.',
  );
});
