/** Languages by what they call themselves, in small letters, and their English names; made when first asked for, from what the platform knows. */
let known: Map<string, string> | undefined;

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

function languages(): Map<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const name = english.of(code);
      const own = name && new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code);
      return own ? [[own.toLowerCase(), name]] : [];
    }),
  );
}

/** What a language is called in English that is written as its speakers call it: "Deutsch" is "German"; undefined for any other text. */
export const englishName = (name: string): string | undefined => {
  known ??= languages();
  return known.get(name.toLowerCase());
};
