import { openPromise } from 'yauzl';
import { LamwrightError } from '#lamwright';

/** A member that is larger than this, unpacked, is no document of ours. */
const limitBytes = 64 * 1024 * 1024;

/**
 * The members of a zip archive (an .odt or .docx file) that a test accepts, by name.
 * @throws LamwrightError APP_START for a file that is no zip archive, or a damaged one
 */
export async function readArchive(file: string, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const members = new Map<string, Buffer>();
  try {
    const zip = await openPromise(file);
    try {
      for await (const entry of zip.eachEntry()) {
        if (!wanted(entry.fileName)) continue;
        if (entry.uncompressedSize > limitBytes) throw new Error(`${entry.fileName} is too large`);
        const chunks: Buffer[] = [];
        for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
        members.set(entry.fileName, Buffer.concat(chunks));
      }
    } finally {
      zip.close();
    }
  } catch (cause) {
    throw new LamwrightError('APP_START', `The document ${file} cannot be read: ${(cause as Error).message}.`, {
      remedy: 'Replace it by an undamaged copy; a document is a zip archive.',
      cause,
    });
  }
  return members;
}
