/** A writer for ONNX models: nodes are added one by one, `build` gives the protobuf bytes that onnxruntime reads. */

/** The name of a tensor inside a graph. */
export type Value = string;
type Attribute = { int: number } | { float: number } | { ints: readonly number[] };
export type ElementType = 'float32' | 'int64' | 'int8' | 'uint8';

export type Graph = {
  /** Declares an input. A dimension is a number, or a name when it varies from run to run. */
  input(name: string, dimensions: readonly (number | string)[], type?: ElementType): Value;
  /** Makes `value` an output called `name`. */
  output(name: string, value: Value, type?: ElementType): void;
  floats(data: Float32Array, dimensions: readonly number[]): Value;
  /** A single byte, as zero points are. */
  byte(value: number): Value;
  scalar(value: number): Value;
  integers(values: readonly number[]): Value;
  /** Adds a node with one output. Operators of `com.microsoft` are named with that domain as prefix. */
  op(type: string, inputs: readonly Value[], attributes?: Record<string, Attribute>): Value;
  /** Adds a node with several outputs. */
  ops(type: string, inputs: readonly Value[], outputs: number, attributes?: Record<string, Attribute>): Value[];
  build(): Uint8Array;
};

const ELEMENT_TYPES: Record<ElementType, number> = { float32: 1, uint8: 2, int8: 3, int64: 7 };
const ATTRIBUTE_TYPES = { float: 1, int: 2, ints: 7 };
const MICROSOFT = 'com.microsoft';

export function createGraph(): Graph {
  const nodes: Uint8Array[] = [];
  const inputs: Uint8Array[] = [];
  const outputs: Uint8Array[] = [];
  const constants: Uint8Array[] = [];
  const known = new Map<string, Value>();
  let count = 0;
  const fresh = () => `t${count++}`;

  const constant = (type: ElementType, dimensions: readonly number[], data: ArrayBufferView): Value => {
    const name = fresh();
    const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const shape = dimensions.map((d) => integerField(1, d));
    constants.push(join([...shape, integerField(2, ELEMENT_TYPES[type]), text(8, name), field(9, raw)]));
    return name;
  };
  const node = (type: string, ins: readonly Value[], outs: readonly Value[], attributes: Record<string, Attribute>) => {
    const microsoft = type.startsWith(`${MICROSOFT}.`);
    const parts = [...ins.map((i) => text(1, i)), ...outs.map((o) => text(2, o))];
    parts.push(text(4, microsoft ? type.slice(MICROSOFT.length + 1) : type));
    for (const [name, attribute] of Object.entries(attributes)) parts.push(field(5, encodeAttribute(name, attribute)));
    if (microsoft) parts.push(text(7, MICROSOFT));
    nodes.push(join(parts));
  };
  const remember = (key: string, make: () => Value): Value => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };

  return {
    input(name, dimensions, type = 'float32') {
      inputs.push(valueInfo(name, type, dimensions));
      return name;
    },
    output(name, value, type = 'float32') {
      node('Identity', [value], [name], {});
      outputs.push(valueInfo(name, type));
    },
    floats: (data, dimensions) => constant('float32', dimensions, data),
    byte: (value) => remember(`byte ${value}`, () => constant('uint8', [], Uint8Array.of(value))),
    scalar: (value) => remember(`scalar ${value}`, () => constant('float32', [], Float32Array.of(value))),
    integers: (values) =>
      remember(`integers ${values}`, () =>
        constant(
          'int64',
          [values.length],
          BigInt64Array.from(values, (v) => BigInt(v)),
        ),
      ),
    op(type, ins, attributes = {}) {
      const name = fresh();
      node(type, ins, [name], attributes);
      return name;
    },
    ops(type, ins, outs, attributes = {}) {
      const names = Array.from({ length: outs }, fresh);
      node(type, ins, names, attributes);
      return names;
    },
    build() {
      const graph = join([
        ...nodes.map((n) => field(1, n)),
        text(2, 'decoder'),
        ...constants.map((c) => field(5, c)),
        ...inputs.map((i) => field(11, i)),
        ...outputs.map((o) => field(12, o)),
      ]);
      const opset = (domain: string, version: number) => field(8, join([text(1, domain), integerField(2, version)]));
      return join([integerField(1, 9), text(2, 'lamwright'), field(7, graph), opset('', 18), opset(MICROSOFT, 1)]);
    },
  };
}

function encodeAttribute(name: string, attribute: Attribute): Uint8Array {
  if ('float' in attribute) {
    const bytes = new Uint8Array(Float32Array.of(attribute.float).buffer);
    return join([text(1, name), tag(2, 5), bytes, integerField(20, ATTRIBUTE_TYPES.float)]);
  }
  if ('int' in attribute)
    return join([text(1, name), integerField(3, attribute.int), integerField(20, ATTRIBUTE_TYPES.int)]);
  return join([
    text(1, name),
    ...attribute.ints.map((v) => integerField(8, v)),
    integerField(20, ATTRIBUTE_TYPES.ints),
  ]);
}

function valueInfo(name: string, type: ElementType, dimensions?: readonly (number | string)[]): Uint8Array {
  const parts = [integerField(1, ELEMENT_TYPES[type])];
  if (dimensions) {
    const encoded = dimensions.map((d) => field(1, typeof d === 'number' ? integerField(1, d) : text(2, d)));
    parts.push(field(2, join(encoded)));
  }
  return join([text(1, name), field(2, field(1, join(parts)))]);
}

const encoder = new TextEncoder();
const text = (number: number, value: string) => field(number, encoder.encode(value));
const integerField = (number: number, value: number) => join([tag(number, 0), varint(value)]);
const field = (number: number, bytes: Uint8Array) => join([tag(number, 2), varint(bytes.length), bytes]);
const tag = (number: number, wire: number) => varint((number << 3) | wire);

function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
