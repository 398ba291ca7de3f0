import { testDesktopPack } from '../desktop-pack.fixture.ts';
import app from './app.ts';

testDesktopPack(app, [
  ['bold-word', 'trip-report', { word: 'rain', paragraph: 'Heavy rain kept everybody indoors during the afternoon.' }],
  ['document-title', 'price-list', { text: 'Market Prices' }],
  ['row-below', 'price-list', { cell: 'Spinach', table: 'Vegetables' }],
]);
