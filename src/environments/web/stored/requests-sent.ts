import type { BrowserContext, Request } from 'playwright-core';
import type { Tree } from '../../../records/episode/effect.ts';

/** A request that asks for a change: where to, and what it brought. `failed`: the server refused it, or was not there. */
export type SentRequest = { method: string; path: string; body: Tree; failed?: true };

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Names of what is nobody's to know. */
const secret =
  /passw|passphrase|secret|token|authori[sz]ation|credential|csrf|xsrf|api[-_]?key|session[-_]?id|\botp\b|\bpin\b|cvv|cvc/i;
const hidden = '(secret)';
/** Longer bodies are told by their length. */
const longestBody = 200_000;

/**
 * Notes the requests of the pages' own origin that change something, from now on; `sent` gives them in the order in which they were sent. Passwords
 * and the like are left out.
 */
export function noteRequests(context: BrowserContext, origin: string): { sent(): SentRequest[] } {
  const noted = new Map<Request, SentRequest>();
  context.on('request', (request) => {
    if (!changing.has(request.method()) || request.resourceType() === 'ping') return;
    const url = new URL(request.url());
    if (url.origin === origin)
      noted.set(request, { method: request.method(), path: pathOf(url), body: bodyOf(request) });
  });
  const fail = (request: Request) => {
    const known = noted.get(request);
    if (known) known.failed = true;
  };
  context.on('requestfailed', fail);
  context.on('response', (response) => {
    if (response.status() >= 400) fail(response.request());
  });
  return { sent: () => [...noted.values()].map((request) => ({ ...request })) };
}

function pathOf({ pathname, searchParams }: URL): string {
  const query = [...searchParams].map(([name, value]) => `${name}=${secret.test(name) ? hidden : value}`).join('&');
  return decoded(pathname) + (query ? `?${query}` : '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function bodyOf(request: Request): Tree {
  const text = request.postData();
  if (text === null) return null;
  if (text.length > longestBody) return `(${text.length} characters)`;
  const type = request.headers()['content-type'] ?? '';
  if (type.includes('multipart/form-data')) return formOf(text);
  if (type.includes('x-www-form-urlencoded')) return withoutSecrets(Object.fromEntries(new URLSearchParams(text)));
  try {
    return withoutSecrets(JSON.parse(text) as Tree);
  } catch {
    return text;
  }
}

/** The fields of a form that brings files: values by name, files by theirs. */
function formOf(text: string): Tree {
  const parts = text.split(/\r\n/, 1)[0] ? text.split(text.split(/\r\n/, 1)[0]!) : [];
  const fields = parts.flatMap((part): [string, Tree][] => {
    const [, name] = /name="([^"]*)"/.exec(part) ?? [];
    const [, file] = /filename="([^"]*)"/.exec(part) ?? [];
    const value = part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n(--)?$/, '');
    return name === undefined ? [] : [[name, file === undefined ? value : `(file ${file})`]];
  });
  return withoutSecrets(Object.fromEntries(fields));
}

function withoutSecrets(value: Tree): Tree {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => [key, secret.test(key) ? hidden : withoutSecrets(of)]),
  );
}
