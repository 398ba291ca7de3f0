import app from '../apps/wordpad/app.ts';
import { testDesktopPack } from './desktop-pack.fixture.ts';

testDesktopPack(app, [
  ['color-of-word', 'trip-report', { word: 'harbour', color: 'Red' }],
  ['bullet-paragraph', 'price-list', { start: 'Bread is baked' }],
  ['save-as-text', 'letter', { name: 'letter.txt' }],
]);
