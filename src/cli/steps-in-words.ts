/** Steps of a plan as one option gives them: `;` or a new line parts them, but not inside quotes. */
export function stepsInWords(text: string): string[] {
  const steps = text.match(/(?:"[^"]*"|“[^”]*”|[^;\n])+/g) ?? [];
  return steps.map((step) => step.trim()).filter((step) => step !== '');
}
