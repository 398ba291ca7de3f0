/** Words of commands that do something to a text, beside what it becomes. */
const idle =
  /\b(?:apply|applies|set|make|toggle|format|formatting|effect|style|font|character|characters|type|to|the|of|lines?|containing|selections?|selected|text|words?|paragraphs?|current|ctrl|control|shift|alt|cmd|command|meta)\b|\b\p{L}\b|\b\p{Ll}\d\b/giu;

/** What a text becomes by a command of this name: of "apply heading level 1 formatting to lines containing selection ctrl 1" "heading level 1". */
export function lookOf(name: string): string {
  const plain = name.replace(/\b(?:ctrl|shift|alt|cmd|meta)\b.*$/, '');
  const look = plain.replace(idle, ' ').replace(/\s+/g, ' ').trim();
  return look === '' ? name : look;
}
