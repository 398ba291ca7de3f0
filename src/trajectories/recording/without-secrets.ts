import { passwordPlace, tellingLength } from '../../environments/recording.ts';

/** The same record without the passwords that were typed, wherever the application shows them. */
export function withoutSecrets<T>(record: T, secrets: readonly string[]): T {
  const inAddress = (secret: string) => new URLSearchParams({ x: secret }).toString().slice(2);
  const forms = [
    ...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret), inAddress(secret)])),
  ].filter(Boolean);
  if (forms.length === 0) return record;
  forms.sort((a, b) => b.length - a.length);
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return cleanText(value, forms);
    if (Array.isArray(value)) return value.map(clean);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(record) as T;
}

function cleanText(text: string, forms: readonly string[]): string {
  return forms.reduce((rest, secret) => {
    if (rest === secret) return passwordPlace;
    return secret.length >= tellingLength ? rest.replaceAll(secret, passwordPlace) : rest;
  }, text);
}
