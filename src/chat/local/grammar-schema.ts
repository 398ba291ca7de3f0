/** Grammars count characters one by one: a long limit makes them slow, and is left to the check of the answer. */
const longestText = 200;

const any = { oneOf: ['string', 'number', 'boolean', 'null'].map((type) => ({ type })) };

/**
 * A JSON schema in the words that llama.cpp's grammars have: unions as oneOf, no formats, patterns or bounds of numbers, and every
 * field needed. What it leaves out is checked afterwards.
 */
export function grammarSchema(schema: Record<string, unknown>): Record<string, unknown> {
  const { type, $ref, $defs, anyOf, oneOf, allOf } = schema;
  const defs = $defs ? { $defs: each($defs) } : {};
  if ($ref !== undefined) return { $ref, ...defs };
  const either = (anyOf ?? oneOf) as Record<string, unknown>[] | undefined;
  if (either) return { oneOf: either.map(grammarSchema), ...defs };
  // Of an intersection the first part is held to.
  if (allOf) return { ...grammarSchema((allOf as Record<string, unknown>[])[0] ?? {}), ...defs };
  if ('const' in schema) return { const: schema.const };
  if ('enum' in schema) return { enum: schema.enum };
  if (type === 'object') return { type, ...objectParts(schema), ...defs };
  if (type === 'array') return { type, ...arrayParts(schema), ...defs };
  if (type === 'string') return { type, ...lengths(schema) };
  return type === undefined ? any : { type };
}

function objectParts({ properties, additionalProperties, propertyNames }: Record<string, unknown>) {
  const names = (propertyNames as { enum?: string[] } | undefined)?.enum;
  if (names) {
    const value = grammarSchema(additionalProperties as Record<string, unknown>);
    return { properties: Object.fromEntries(names.map((name) => [name, value])) };
  }
  const isOpen = typeof additionalProperties === 'object' && additionalProperties !== null;
  return {
    properties: each(properties ?? {}),
    ...(isOpen ? { additionalProperties: grammarSchema(additionalProperties as Record<string, unknown>) } : {}),
  };
}

function arrayParts({ items, prefixItems, minItems, maxItems }: Record<string, unknown>) {
  return {
    ...(items ? { items: grammarSchema(items as Record<string, unknown>) } : prefixItems ? {} : { items: any }),
    ...(prefixItems ? { prefixItems: (prefixItems as Record<string, unknown>[]).map(grammarSchema) } : {}),
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}

function lengths({ minLength, maxLength }: Record<string, unknown>) {
  const kept = { minLength, maxLength } as Record<string, number | undefined>;
  return Object.fromEntries(Object.entries(kept).filter(([, n]) => n !== undefined && n <= longestText));
}

const each = (schemas: object) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, grammarSchema(schema)]));
