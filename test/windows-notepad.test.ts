import app from '../apps/notepad/app.ts';
import { testDesktopPack } from './desktop-pack.fixture.ts';

testDesktopPack(app, [
  ['replace-word', 'groceries', { word: 'brown', text: 'white' }],
  ['mark-line-number', 'readings', { number: '2', text: 'checked' }],
  ['save-as-utf8', 'packing', { name: 'größe 日本.txt' }],
  // Beside its own note, not where the last copy went.
  ['save-copy', 'groceries', { name: 'list.txt' }],
]);
