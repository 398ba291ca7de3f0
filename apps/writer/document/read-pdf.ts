import { extractText, getDocumentProxy } from 'unpdf';

/**
 * How many pages a PDF has, and their text.
 * Read by unpdf: Mozilla's pdf.js for programs without a screen, kept up, in one package without dependencies.
 * @throws Error for a file that is no PDF, or a damaged one
 */
export async function readPdf(bytes: Buffer): Promise<{ pages: number; text: string }> {
  // pdf.js refuses a Buffer, and tells of damaged files on the console where it is not kept quiet.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { totalPages, text } = await extractText(pdf, { mergePages: true });
  return { pages: totalPages, text };
}
