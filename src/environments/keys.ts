/** One thing to do at the keyboard: a key with its modifiers, or text to type. */
export type Stroke = { press: string } | { type: string };

const names: Record<string, string> = {
  enter: 'Enter',
  return: 'Enter',
  tab: 'Tab',
  esc: 'Escape',
  escape: 'Escape',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Delete',
  del: 'Delete',
  insert: 'Insert',
  home: 'Home',
  end: 'End',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
};
const modifiers: Record<string, string> = {
  control: 'Control',
  ctrl: 'Control',
  shift: 'Shift',
  alt: 'Alt',
  meta: 'Meta',
  cmd: 'Meta',
};

/** Playwright's name of a modifier key, or undefined. */
export function modifierKey(name: string): string | undefined {
  return modifiers[name.toLowerCase()];
}

/** Reads "{Control+a}{Enter}plain text": braces that name no key are text like any other. */
export function parseKeys(text: string): Stroke[] {
  const strokes: Stroke[] = [];
  let plain = '';
  let from = 0;
  for (const match of text.matchAll(/\{([^{}]+)\}/g)) {
    const press = chord(match[1]!);
    if (!press) continue;
    plain += text.slice(from, match.index);
    if (plain) strokes.push({ type: plain });
    plain = '';
    strokes.push({ press });
    from = match.index + match[0].length;
  }
  plain += text.slice(from);
  if (plain) strokes.push({ type: plain });
  return strokes;
}

function chord(text: string): string | undefined {
  const parts = text.split(/\+(?=.)/).map((part) => part.trim());
  const last = parts.pop() ?? '';
  const held = parts.map((part) => modifiers[part.toLowerCase()]);
  if (held.some((part) => part === undefined)) return undefined;
  const key = names[last.toLowerCase()] ?? (/^F([1-9]|1[0-2])$/i.test(last) ? last.toUpperCase() : undefined);
  if (key) return [...held, key].join('+');
  return held.length > 0 && [...last].length === 1 ? [...held, last].join('+') : undefined;
}
