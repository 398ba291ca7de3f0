// Makes Lamwright ready to run: in a fresh clone the npm packages, in an installed package those that run and train models; a
// browser; with --desktop the Linux desktop; with --wine the test bed for Windows applications; with --gpu cuda or vulkan llama.cpp's program for it. Plain JavaScript for Node 18 and
// later, because it runs before anything is installed. Says what it does on stderr; does nothing, quickly, when all is there.
import { ensureBrowser } from './setup/browser.mjs';
import { ensureDesktop } from './setup/desktop.mjs';
import { ensureEngines, ensureGpu } from './setup/engines.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { isClone } from './setup/run.mjs';
import { ensureWine } from './setup/wine.mjs';

const words = process.argv.slice(2);

if (isClone) ensurePackages();
else ensureEngines();
if (!words.includes('--packages-only')) {
  ensureBrowser();
  if (words.includes('--desktop')) ensureDesktop();
  if (words.includes('--wine')) ensureWine();
  if (words.includes('--gpu')) ensureGpu(words[words.indexOf('--gpu') + 1]);
}
