/** A value of a GGUF file's metadata. Whole numbers of 64 bits become numbers. */
export type GgufScalar = string | number | boolean;
export type GgufValue = GgufScalar | GgufScalar[];
export type GgufMetadata = Map<string, GgufValue>;

/** The numbers of the value types in the file. */
export const valueTypes = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
export type ValueType = keyof typeof valueTypes;

/** Size in bytes and reader of every value type of fixed size, by its number. */
export const fixedValues: ReadonlyMap<number, { bytes: number; read: (view: DataView, at: number) => GgufScalar }> =
  new Map([
    [0, { bytes: 1, read: (view, at) => view.getUint8(at) }],
    [1, { bytes: 1, read: (view, at) => view.getInt8(at) }],
    [2, { bytes: 2, read: (view, at) => view.getUint16(at, true) }],
    [3, { bytes: 2, read: (view, at) => view.getInt16(at, true) }],
    [4, { bytes: 4, read: (view, at) => view.getUint32(at, true) }],
    [5, { bytes: 4, read: (view, at) => view.getInt32(at, true) }],
    [6, { bytes: 4, read: (view, at) => view.getFloat32(at, true) }],
    [7, { bytes: 1, read: (view, at) => view.getUint8(at) !== 0 }],
    [10, { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true)) }],
    [11, { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
    [12, { bytes: 8, read: (view, at) => view.getFloat64(at, true) }],
  ]);

export const ggufMagic = 0x46554747;
export const ggufVersion = 3;
export const ggufAlignment = 32;
