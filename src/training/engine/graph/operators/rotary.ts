import type { Graph, Value } from '../onnx-model.ts';

/** Tables of a rotary position embedding, in Hugging Face's half-split layout: [positions, headWidth / 2] each. */
export type RotaryTables = { cosine: Value; sine: Value; negativeSine: Value };

export function rotaryTables(graph: Graph, positions: number, headWidth: number, base: number): RotaryTables {
  const half = headWidth / 2;
  const cosine = new Float32Array(positions * half);
  const sine = new Float32Array(positions * half);
  for (let t = 0; t < positions; t++) {
    for (let i = 0; i < half; i++) {
      const angle = t / base ** ((2 * i) / headWidth);
      cosine[t * half + i] = Math.cos(angle);
      sine[t * half + i] = Math.sin(angle);
    }
  }
  const dimensions = [positions, half];
  return {
    cosine: graph.floats(cosine, dimensions),
    sine: graph.floats(sine, dimensions),
    negativeSine: graph.floats(
      sine.map((s) => -s),
      dimensions,
    ),
  };
}

/** Turns heads [B, heads, T, headWidth] by their positions: [B, T], or [1] for the position of the first. */
export function rotate(graph: Graph, tables: RotaryTables, heads: Value, positions: Value): Value {
  return graph.op('com.microsoft.RotaryEmbedding', [heads, positions, tables.cosine, tables.sine]);
}

/** The gradient of `rotate`: the rotation the other way. */
export function rotateBack(graph: Graph, tables: RotaryTables, gradient: Value, positions: Value): Value {
  return graph.op('com.microsoft.RotaryEmbedding', [gradient, positions, tables.cosine, tables.negativeSine]);
}
