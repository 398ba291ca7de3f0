import type { Noise } from '../effects/noise/effect-of.ts';
import { recordId } from '../records/record-id.ts';
import type { Store } from '../store/store.ts';

type NoiseNote = { id: string; app: string; kind: 'noise'; noise: Noise };

/** What differs by itself in an application, as it was found first; undefined as long as it was not. */
export async function noiseIn(store: Store, app: string): Promise<Noise | undefined> {
  const [known] = await store.list<NoiseNote>('note', { app, kind: 'noise' });
  return known?.noise;
}

/** Keeps it for who comes after. */
export async function keepNoise(store: Store, app: string, noise: Noise): Promise<Noise> {
  const id = recordId('noise', { app, noise });
  await store.put('note', [{ id, app, kind: 'noise', noise } satisfies NoiseNote]);
  return noise;
}
