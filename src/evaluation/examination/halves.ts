import { hashString } from '../../records/rng.ts';

export type Half = 'read' | 'unread';

/** In which half of an examination a written family is: failures of the one may be read while building, those of the other never. */
export const halfOf = (family: string): Half => (hashString(`examination/${family}`) % 2 === 0 ? 'read' : 'unread');
