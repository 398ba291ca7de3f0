import type { Graph, Value } from '../onnx-model.ts';

/** A forward computation in the graph, and the nodes of its backward when they are asked for. */
export type Applied<Gradient> = {
  output: Value;
  /** Adds the backward nodes: takes the gradient of the output, gives the gradient of the inputs. */
  backward(gradient: Value): Gradient;
};

/** Where operators leave the gradients of the parameters that are trained. */
export type Gradients = {
  /** True when the parameter is trained. */
  wants(parameter: string): boolean;
  set(parameter: string, gradient: Value): void;
};

export const add = (graph: Graph, a: Value, b: Value) => graph.op('Add', [a, b]);
export const multiply = (graph: Graph, a: Value, b: Value) => graph.op('Mul', [a, b]);
export const subtract = (graph: Graph, a: Value, b: Value) => graph.op('Sub', [a, b]);
export const gather = (graph: Graph, table: Value, rows: Value) =>
  graph.op('Gather', [table, rows], { axis: { int: 0 } });

export type ProductOptions = { transposeA?: boolean; transposeB?: boolean; scale?: number; plus?: Value };

/** scale * op(a) op(b) + plus, for matrices. */
export function product(graph: Graph, a: Value, b: Value, options: ProductOptions = {}): Value {
  return graph.op('Gemm', options.plus ? [a, b, options.plus] : [a, b], {
    transA: { int: options.transposeA ? 1 : 0 },
    transB: { int: options.transposeB ? 1 : 0 },
    alpha: { float: options.scale ?? 1 },
  });
}

/** scale * op(a) op(b) over the last two dimensions, for stacks of matrices. */
export function stackedProduct(graph: Graph, a: Value, b: Value, options: Omit<ProductOptions, 'plus'> = {}): Value {
  return graph.op('com.microsoft.FusedMatMul', [a, b], {
    transA: { int: options.transposeA ? 1 : 0 },
    transB: { int: options.transposeB ? 1 : 0 },
    alpha: { float: options.scale ?? 1 },
  });
}
