import { registerHooks } from 'node:module';
import { extname } from 'node:path';

const own = new URL(`../../index${extname(import.meta.filename)}`, import.meta.url).href;
let answers = false;

/**
 * A pack's `import … from 'lamwright'` is the Lamwright that loads it: also where none is installed beside the pack (npx, a clone),
 * and where another version is, so that there is one copy of it in the process.
 */
export function answerToOwnName(): void {
  if (answers) return;
  answers = true;
  registerHooks({
    resolve: (specifier, context, next) => next(specifier === 'lamwright' ? own : specifier, context),
  });
}
