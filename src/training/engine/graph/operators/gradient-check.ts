import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createRng } from '../../../../records/rng.ts';
import { createGraph, type ElementType, type Graph, type Value } from '../onnx-model.ts';
import type { Gradients } from './operator.ts';

export type CheckInput = { shape: number[]; data: Float32Array | BigInt64Array };

/** An operator under test: its output, and the gradient of each float input by name for a gradient of the output. */
export type Subject = { output: Value; backward(gradient: Value): Record<string, Value> };

/**
 * Compares an operator's backward with central differences. The output is projected on random numbers, and each input
 * is moved along random directions. Gives the largest relative error over all inputs and directions.
 */
export async function gradientError(
  inputs: Record<string, CheckInput>,
  outputShape: readonly number[],
  build: (graph: Graph, gradients: Gradients) => Subject,
): Promise<number> {
  const graph = createGraph();
  for (const [name, { shape, data }] of Object.entries(inputs)) graph.input(name, shape, typeOf(data));
  const trained: Record<string, Value> = {};
  const gradients: Gradients = {
    wants: () => true,
    set: (parameter, gradient) => {
      trained[parameter] = gradient;
    },
  };
  const subject = build(graph, gradients);
  const given = { ...subject.backward(graph.input('projection', outputShape)), ...trained };
  graph.output('output', subject.output);
  for (const [name, gradient] of Object.entries(given)) graph.output(`gradient:${name}`, gradient);
  const session = await InferenceSession.create(graph.build(), { logSeverityLevel: 3, intraOpNumThreads: 1 });
  const rng = createRng(5);
  const projection = normal(
    rng,
    outputShape.reduce((a, b) => a * b, 1),
  );
  const run = async (moved: Record<string, Float32Array> = {}) => {
    const feeds: Record<string, Tensor> = { projection: new Tensor('float32', projection, outputShape) };
    for (const [name, { shape, data }] of Object.entries(inputs))
      feeds[name] = new Tensor(typeOf(data), moved[name] ?? data, shape);
    return session.run(Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]!])));
  };
  const project = async (moved: Record<string, Float32Array>) =>
    dot((await run(moved)).output!.data as Float32Array, projection);
  const outputs = await run();
  let worst = 0;
  for (const name of Object.keys(given)) {
    const data = inputs[name]!.data as Float32Array;
    const gradient = outputs[`gradient:${name}`]!.data as Float32Array;
    for (let direction = 0; direction < 4; direction++) {
      const along = normal(rng, data.length);
      const step = 2e-3;
      const ahead = await project({ [name]: data.map((x, i) => x + step * along[i]!) });
      const behind = await project({ [name]: data.map((x, i) => x - step * along[i]!) });
      const measured = (ahead - behind) / (2 * step);
      const size = Math.sqrt(dot(gradient, gradient) * dot(along, along));
      worst = Math.max(worst, Math.abs(measured - dot(gradient, along)) / (size + 1e-6));
    }
  }
  await session.release();
  return worst;
}

/** A float input of standard normal numbers. */
export function randomInput(seed: number, shape: number[], scale = 1): CheckInput {
  const size = shape.reduce((a, b) => a * b, 1);
  return { shape, data: normal(createRng(seed), size).map((x) => x * scale) };
}

function normal(rng: { normal(): number }, size: number): Float32Array {
  return Float32Array.from({ length: size }, () => rng.normal());
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const typeOf = (data: Float32Array | BigInt64Array): ElementType =>
  data instanceof BigInt64Array ? 'int64' : 'float32';
