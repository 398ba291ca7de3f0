/** The top of a report as a picture, for the README. Usage: node bench/report-picture.ts REPORT.html docs/report.png */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../src/environments/web/pages/launch.ts';

const [report, picture] = process.argv.slice(2);
if (!report || !picture) throw new Error('Usage: node bench/report-picture.ts REPORT.html PICTURE.png');
const browser = await launchBrowser(true);
try {
  const page = await browser.newPage({ viewport: { width: 1120, height: 1500 } });
  await page.goto(pathToFileURL(resolve(report)).href);
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
