import { DOMParser, type Document } from '@xmldom/xmldom';
import { LamwrightError } from '../../records/error.ts';
import { decodeEntities } from './entities.ts';

/**
 * Reads XML; nothing outside of it is fetched.
 * @throws LamwrightError SOURCE_MALFORMED where it is not well-formed
 */
export function parseXml(source: string, file: string): Document {
  try {
    return new DOMParser({ onError: () => {} }).parseFromString(withEntities(source), 'text/xml');
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new LamwrightError('SOURCE_MALFORMED', `${file} is not well-formed: ${detail}`, {
      remedy: 'Get the file again, whole; `xmllint` says where it breaks.',
      cause,
    });
  }
}

/** Entities that the document declares itself stand for their text; others, from files that are not read, for their names ("&Ctrl;"). */
function withEntities(source: string): string {
  const declared = new Map(
    [...source.matchAll(/<!ENTITY\s+([\w.-]+)\s+(["'])(.*?)\2\s*>/gs)].map(([, name, , text]) => [name, text ?? '']),
  );
  const body = source.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/, '');
  return body.replace(/&([A-Za-z][\w.-]*);/g, (all, name: string) =>
    /^(?:amp|lt|gt|quot|apos)$/.test(name) ? all : escaped(declared.get(name) ?? standard(all) ?? name),
  );
}

const escaped = (text: string) => text.replace(/&(?!(?:amp|lt|gt|quot|apos|#\w+);)/g, '&amp;');

/** HTML's own entities, such as &nbsp;. */
function standard(entity: string): string | null {
  const text = decodeEntities(entity);
  return text === entity ? null : text;
}
