/** Shorter values are no keys, and would cut ordinary words out of texts. */
const shortest = 6;

/** Takes keys out of texts that are shown or stored: servers repeat them in errors, and models in answers. */
export function hideKeys(keys: readonly (string | undefined)[]): (text: string) => string {
  const known = keys.filter((key) => key !== undefined && key.length >= shortest) as string[];
  return (text) => known.reduce((rest, key) => rest.replaceAll(key, '[key]'), text);
}
