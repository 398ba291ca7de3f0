import type { ActionFunction } from '../../../records/episode/decision.ts';

/** What words of a request or plan need each function that is not always offered. */
const needed: Partial<Record<ActionFunction, RegExp>> = {
  keyboard_input:
    /\b(?:press|hit|keys?|keyboard|shortcut|ctrl|control\s?\+|alt\s?\+|shift|enter|return|esc(?:ape)?|tab key|arrow|backspace|f\d{1,2})\b/i,
  select_text:
    /\b(?:select\w*|mark|highlight\w*|words?|sentences?|paragraphs?|phrases?|text|characters?|bold|italic|cursor)\b/i,
  wheel_mouse_input: /\bscroll\w*\b/i,
  texts: /\b(?:read|find out|look up|tell|what|how (?:many|much)|which)\b/i,
  drag: /\b(?:drag\w*|drop|move|reorder|rearrange|pull)\b/i,
  hover: /\b(?:hover\w*|mouse over|point (?:at|to)|pointer|submenu)\b/i,
  wait: /\b(?:wait|until|loads?|loading)\b/i,
};

/** Always offered: nearly every task of an application needs them. */
const always: readonly ActionFunction[] = ['click_input', 'set_edit_text'];

/** Words of an application's own functions that say nothing of what they are for. */
const plain = /^(?:set|select|insert|as|the|a|add|make)$/;

/**
 * The functions that a task can need of those that its environment has (the filtered function pool of section 3.2.1), by the words of
 * its request and plan; one of the application's own where they speak of what it is named after ("table" for insert_table).
 */
export function functionsFor(options: {
  request: string;
  plan: readonly string[];
  /** Functions of the application's own. */
  own?: readonly ActionFunction[];
}): ActionFunction[] {
  const text = [options.request, ...options.plan].join('\n').replaceAll('**', '');
  const common = (Object.keys(needed) as ActionFunction[]).filter((name) => needed[name]!.test(text));
  const own = (options.own ?? []).filter((name) =>
    name.split('_').some((word) => !plain.test(word) && new RegExp(`\\b${word}`, 'i').test(text)),
  );
  return [...always, ...common, ...own];
}
