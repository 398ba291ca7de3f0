import { anything } from './expect-change.ts';
import type { Format } from './state.ts';

const sides = ['left', 'right', 'top', 'bottom'] as const;

/** The presets in the tab "Borders" of the dialogs, and the sides where each has a line. */
export const borderPresets: Record<string, readonly (typeof sides)[number][]> = {
  'All Four Borders': sides,
  'Left and Right Borders Only': ['left', 'right'],
  'Top and Bottom Borders Only': ['top', 'bottom'],
  'Left Border Only': ['left'],
};

/** In the place of a border: a line, or none. */
const isLine = ((border: unknown) => / solid /.test(String(border))) as unknown as string;
const isNone = ((border: unknown) => border === undefined || border === 'none') as unknown as string;

/** The format with the lines of a preset; how far they are from the text is Writer's choice. */
export function withBorders(format: Format, preset: string): Format {
  const lined = borderPresets[preset]!;
  const lines =
    lined.length === sides.length
      ? { border: isLine }
      : Object.fromEntries(sides.map((side) => [`border-${side}`, lined.includes(side) ? isLine : isNone]));
  const paddings = ['padding', ...sides.map((side) => `padding-${side}`), 'shadow', 'join-border'];
  return { ...format, ...Object.fromEntries(paddings.map((name) => [name, anything])), ...lines };
}
