import { readSafetensors, type TensorMap, writeSafetensors } from '../../../models/formats/safetensors.ts';
import { LamwrightError } from '../../../records/error.ts';
import type { DecoderShape, Trainable } from '../engine.ts';
import type { Trained } from './adamw.ts';

/** Writes values, moments and update counts of the trained tensors; the file appears whole or not at all. */
export async function saveCheckpoint(
  file: string,
  shape: DecoderShape,
  trainable: Trainable,
  trained: readonly Trained[],
): Promise<void> {
  const tensors: TensorMap = new Map();
  for (const tensor of trained) {
    tensors.set(tensor.name, { shape: tensor.shape, data: tensor.value });
    tensors.set(`first.${tensor.name}`, { shape: tensor.shape, data: tensor.first });
    tensors.set(`second.${tensor.name}`, { shape: tensor.shape, data: tensor.second });
  }
  const steps = Object.fromEntries(trained.map((tensor) => [tensor.name, tensor.steps]));
  await writeSafetensors(file, tensors, { decoder: describe(shape, trainable), steps: JSON.stringify(steps) });
}

/** Restores what `saveCheckpoint` wrote. Nothing changes when the file is cut, altered or of another decoder. */
export async function loadCheckpoint(
  file: string,
  shape: DecoderShape,
  trainable: Trainable,
  trained: readonly Trained[],
): Promise<void> {
  const { tensors, metadata } = await readSafetensors(file, { sealed: true });
  if (metadata.decoder !== describe(shape, trainable))
    throw new LamwrightError('CHECKPOINT_CORRUPT', `${file} belongs to another decoder: ${metadata.decoder}`, {
      remedy: 'Load it into an engine of the same shape and trainable part, or start the training afresh.',
    });
  const steps = JSON.parse(metadata.steps ?? '{}') as Record<string, number>;
  for (const tensor of trained) {
    tensor.value.set(tensors.get(tensor.name)!.data);
    tensor.first.set(tensors.get(`first.${tensor.name}`)!.data);
    tensor.second.set(tensors.get(`second.${tensor.name}`)!.data);
    tensor.steps = steps[tensor.name] ?? 0;
  }
}

const describe = (shape: DecoderShape, trainable: Trainable) => JSON.stringify({ shape, trainable });
