/** Text that is data, inside of marks that it cannot end. */
export function marked(name: string, text: string): string {
  return `<${name}>\n${inert(curly(text))}\n</${name}>`;
}

/** Text that can neither end the marks it stands in nor begin a message of a model's own format. */
export function inert(text: string): string {
  return text.replace(/<\/?(?:passage|query|task)>/gi, '').replace(/<\|[^|>]*\|>|<\/?s>|\[\/?INST\]/g, '');
}

/**
 * Names in typographic quotation marks. In JSON a straight one has to be escaped, which small models forget: the step then ends at its
 * first name.
 */
export const curly = (text: string): string => text.replace(/"([^"\n]*)"/g, '“$1”');

/** The same with straight marks, as the house writes names. */
export const straight = (text: string): string => text.replace(/[“”]/g, '"');
