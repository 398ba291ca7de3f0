import { LamwrightError } from '../../records/error.ts';
import type { DecoderShape, Trainable, Weights } from './engine.ts';
import type { Row } from './runner/micro-batch.ts';
import { baseParameters } from './weights/parameters.ts';

/** Throws USAGE when the shape or the adapters are impossible, or a weight is missing or of another shape. */
export function checkWeights(shape: DecoderShape, weights: Weights, trainable: Trainable): void {
  const { width, heads, kvHeads } = shape;
  if (width % heads !== 0 || heads % kvHeads !== 0 || (width / heads) % 2 !== 0)
    throw new LamwrightError('USAGE', `width ${width}, heads ${heads} and kvHeads ${kvHeads} do not fit together`, {
      remedy: 'Choose an even head width (width / heads) and a number of heads that kvHeads divides.',
    });
  if (trainable.kind === 'lora' && !(trainable.fromLayer >= 0 && trainable.fromLayer < shape.layers))
    throw new LamwrightError('USAGE', `adapters from block ${trainable.fromLayer} of ${shape.layers} train nothing`, {
      remedy: 'Choose fromLayer from 0 to the number of layers minus 1.',
    });
  for (const { name, shape: wanted } of baseParameters(shape)) {
    const found = weights.get(name);
    if (!found || found.shape.join() !== wanted.join())
      throw new LamwrightError('USAGE', `weight ${name} should be [${wanted}], found [${found?.shape ?? 'nothing'}]`, {
        remedy: 'Give the weights of a Llama-style decoder of the same shape, named as in Hugging Face checkpoints.',
      });
  }
}

/** Throws USAGE when a sequence is too long, or a token or position is outside its range. */
export function checkRows(rows: readonly Row[], shape: DecoderShape): void {
  for (const [i, row] of rows.entries()) {
    let before = -1;
    for (let k = 0; k < row.positions.length; k++) {
      const position = row.positions[k]!;
      const next = row.next ? row.next[k] : 0;
      if (!(position > before) || position >= row.tokens.length || next === undefined)
        fail(i, `position ${position} (${row.tokens.length} tokens, positions must ascend)`);
      if (!(next >= 0 && next < shape.vocabulary)) fail(i, `token ${next} (vocabulary ${shape.vocabulary})`);
      before = position;
    }
    if (before >= shape.context) fail(i, `position ${before} (context ${shape.context})`);
    for (let t = 0; t <= before; t++) {
      const token = row.tokens[t]!;
      if (!(token >= 0 && token < shape.vocabulary)) fail(i, `token ${token} (vocabulary ${shape.vocabulary})`);
    }
  }
}

function fail(sequence: number, what: string): never {
  throw new LamwrightError('USAGE', `sequence ${sequence} of the batch: ${what} is out of range`, {
    remedy: 'Check the tokenizer and the lengths of the training examples against the shape of the decoder.',
  });
}
