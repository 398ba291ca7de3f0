import { isFile } from '../../models/files/is-file.ts';
import { readSafetensors, writeSafetensors } from '../../models/formats/safetensors.ts';
import { foreignRequests } from '../cover/foreign-requests.ts';
import { type Embed, type Meaning, openMeaning } from '../recall/fitting/meaning.ts';
import type { Pattern } from '../recall/pattern.ts';

/** Texts that are embedded between two writings of the file: a stop loses no more. */
const step = 500;

/**
 * What the wordings of a LAM and the requests to other software mean, from the file beside its weights; what is not in it is embedded (some 10 ms a wording, told by `onProgress`) and
 * kept there. Throws CHECKPOINT_CORRUPT for a file that is cut or altered.
 */
export async function lamMeaning(
  file: string,
  patterns: readonly Pattern[],
  embed: Embed,
  onProgress?: (done: number, total: number) => void,
): Promise<Meaning> {
  const meaning = openMeaning(embed, await readVectors(file));
  const all = [...patterns.flatMap(({ requests }) => requests), ...foreignRequests];
  const texts = all.filter((text) => !meaning.vectorOf(text));
  for (let done = 0; done < texts.length; done += step) {
    onProgress?.(done, texts.length);
    await meaning.read(texts.slice(done, done + step));
    await writeVectors(file, meaning.all());
  }
  if (texts.length > 0) onProgress?.(texts.length, texts.length);
  return meaning;
}

async function readVectors(file: string): Promise<[string, Float32Array][]> {
  if (!(await isFile(file))) return [];
  const { tensors, metadata } = await readSafetensors(file, { sealed: true });
  const { data, shape } = tensors.get('vectors')!;
  const width = shape[1]!;
  const texts = JSON.parse(metadata.texts!) as string[];
  return texts.map((text, i) => [text, data.slice(i * width, (i + 1) * width)]);
}

async function writeVectors(file: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const all = [...vectors.values()];
  const width = all[0]!.length;
  const data = new Float32Array(all.length * width);
  for (const [i, vector] of all.entries()) data.set(vector, i * width);
  const tensors = new Map([['vectors', { shape: [all.length, width], data }]]);
  await writeSafetensors(file, tensors, { texts: JSON.stringify([...vectors.keys()]) });
}
