/** Text that is data, inside of marks that it cannot end. */
export function marked(name: string, text: string): string {
  return `<${name}>\n${inert(text)}\n</${name}>`;
}

/** Text that can neither end the marks it stands in nor begin a message of a model's own format. */
export function inert(text: string): string {
  return text.replace(/<\/?(?:passage|query|task)>/gi, '').replace(/<\|[^|>]*\|>|<\/?s>|\[\/?INST\]/g, '');
}
