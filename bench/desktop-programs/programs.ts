import { gtkPrograms } from './gtk-2-and-3.ts';
import { gtk4Programs } from './gtk-4.ts';
import { otherPrograms } from './other-toolkits.ts';
import type { Program } from './program.ts';
import { qtPrograms } from './qt.ts';

/** All that are tried, by toolkit. */
export const programs: readonly Program[] = [...qtPrograms, ...gtkPrograms, ...gtk4Programs, ...otherPrograms];
