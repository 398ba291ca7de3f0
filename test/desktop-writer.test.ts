import app from '../apps/writer/app.ts';
import { testDesktopPack } from './desktop-pack.fixture.ts';

testDesktopPack(app, [
  ['bold-word', 'trip-report', { word: 'rain', paragraph: 'Heavy rain kept everybody indoors during the afternoon.' }],
  ['document-title', 'price-list', { text: 'Market Prices' }],
  ['row-below', 'price-list', { cell: 'Spinach', table: 'Vegetables' }],
]);
