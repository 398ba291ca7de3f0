import { parseKeys } from '../../../environments/keys.ts';
import { putBackQuotes } from '../sentence/quotes.ts';
import { parseTarget, type Target } from '../sentence/target.ts';
import { typableTypes, typeVerbs } from '../sentence/words.ts';
import type { Way } from '../way.ts';

/** Words of a switch, and whether they put it on. */
const switched: Record<string, boolean> = {
  on: true,
  off: false,
  yes: true,
  no: false,
  checked: true,
  unchecked: false,
};

/** `type VALUE in TARGET`, `set TARGET to VALUE`, `fill TARGET with VALUE`; `type VALUE` is typed where the focus is. Null: said in another way. */
export function typing(text: string, parts: readonly string[]): Way[] | null {
  const rest = text.replace(new RegExp(typeVerbs.source, 'i'), '').trim();
  const valueLast = /^(?:the\s+)?(.+?)\s+(?:to|with|by|as)\s+(?:the\s+(?:[\w-]+\s+){1,3}(?=«))?(«\d+»|[^«»]+)$/i.exec(
    rest,
  );
  const valueFirst = /^(?:the\s+(?:[\w-]+\s+){1,3}(?=«))?(«\d+»|[^«»]+?)\s+(?:in|into|on|for|as|under)\s+(.+)$/i.exec(
    rest,
  );
  const lastFirst = /^(?:set|change|replace|fill|make|give)/i.test(text);
  const spoken = (found: RegExpExecArray | null, value: number, target: number) =>
    found && waysToSet(parseTarget(found[target]!, parts), putBackQuotes(found[value]!, parts), lastFirst);
  const either = lastFirst
    ? (spoken(valueLast, 2, 1) ?? spoken(valueFirst, 1, 2))
    : (spoken(valueFirst, 1, 2) ?? spoken(valueLast, 2, 1));
  if (either) return either;
  const alone = /«(\d+)»\s*$/.exec(rest);
  if (!alone) return null;
  const keys = parts[Number(alone[1])]!;
  return lastFirst || namesKeys(keys) ? [] : [{ function: 'keyboard_input', args: { keys }, target: null }];
}

/** Whether keys would be pressed for a part of the text. */
export const namesKeys = (text: string): boolean => parseKeys(text).some((stroke) => 'press' in stroke);

/** Sets the text, choice or value of a control; of a box that can be ticked, whether it is, where nothing is said to be typed. */
function waysToSet(target: Target, value: string, isSet: boolean): Way[] {
  const ways = [fill(value, target)];
  const isOn = isSet ? switched[value.toLowerCase()] : undefined;
  if (isOn === undefined) return ways;
  const already = isOn ? 'checked' : 'unchecked';
  return [...ways, { function: 'click_input', args: {}, target, already, only: ['CheckBox', 'RadioButton'] }];
}

export function fill(text: string, target: Target): Way {
  return {
    function: 'set_edit_text',
    args: { text },
    target: { ...target, kinds: target.kinds.length ? target.kinds : typableTypes },
  };
}
