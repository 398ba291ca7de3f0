import type { Control } from '../../../records/screen/control.ts';

/** Keys go where the focus is, also where nothing on screen has it. */
export const nowhere: Control = { label: '', name: '', type: 'Window', states: [], rect: null };
