import { ofParts } from './of-parts.ts';
import { ofThings } from './of-things.ts';

/** How people say changes of each kind in everyday English. */
export const sayings = { ...ofThings, ...ofParts } as const;
