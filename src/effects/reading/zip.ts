import { extname } from 'node:path';
import { fromBufferPromise } from 'yauzl';
import type { Tree } from '../../records/episode/effect.ts';
import { readDocx } from './office/docx.ts';
import { readOpenDocument } from './office/open-document.ts';
import { readXlsx } from './office/xlsx.ts';
import { sizeAndHash } from './size-and-hash.ts';
import { parseXml, shapeOf } from './text/xml.ts';

/** What one archive may hold, unpacked. */
const limitBytes = 64 * 2 ** 20;

export const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';

/**
 * An archive of XML as one tree: office documents by what stands in them, others by their members.
 * @throws Error for an archive that is damaged or too large
 */
export async function readZip(bytes: Buffer): Promise<Tree> {
  const members = await unpack(bytes);
  if (members.get('mimetype')?.toString().startsWith('application/vnd.oasis.opendocument'))
    return readOpenDocument(members);
  if (members.has('word/document.xml')) return readDocx(members);
  if (members.has('xl/workbook.xml')) return readXlsx(members);
  return Object.fromEntries([...members].map(([name, content]) => [name, memberTree(name, content)]));
}

async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const members = new Map<string, Buffer>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    unpacked += entry.uncompressedSize;
    if (unpacked > limitBytes) throw new Error('it holds too much');
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    members.set(entry.fileName, Buffer.concat(chunks));
  }
  return members;
}

function memberTree(name: string, content: Buffer): Tree {
  return ['.xml', '.rels'].includes(extname(name)) ? shapeOf(parseXml(content.toString())) : sizeAndHash(content);
}
