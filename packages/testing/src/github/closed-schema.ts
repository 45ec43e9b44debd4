/** A schema of the description (OpenAPI 3.0), or one that AJV reads. */
export type Schema = { readonly [keyword: string]: unknown };

const kept = [
  'required',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
];
const branches = ['anyOf', 'oneOf'];
const componentPrefix = '#/components/schemas/';

/**
 * Turns a schema of the description into one for AJV (draft 2019-09) in which objects are closed: a property that no
 * part of the description names is an error. An object that names no properties at all stays free, as does one that says
 * what else it may have. `closed` is false for the parts of an `allOf`, which each know only their share of the
 * properties; the whole is closed instead. `oneOf` becomes `anyOf`, since several of GitHub's alternatives often fit one
 * value. `reference` names the schema of a component.
 */
export function closedSchema(
  schema: Schema,
  reference: (component: string, closed: boolean) => string,
  closed = true,
): Schema {
  const inner = (part: unknown, close = true) => closedSchema(part as Schema, reference, close);
  if (typeof schema['$ref'] === 'string') {
    return { $ref: reference(schema['$ref'].slice(componentPrefix.length), closed) };
  }
  const result: Record<string, unknown> = {};
  for (const keyword of kept) if (keyword in schema) result[keyword] = schema[keyword];
  if (typeof schema['type'] === 'string') result['type'] = schema['type'];
  if (typeof schema['format'] === 'string') result['format'] = schema['format'];
  if (schema['items'] !== undefined) result['items'] = inner(schema['items']);
  if (schema['not'] !== undefined) result['not'] = inner(schema['not'], false);
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, unknown>);
  if (properties.length > 0) {
    result['properties'] = Object.fromEntries(properties.map(([name, value]) => [name, inner(value)]));
  }
  const rest = schema['additionalProperties'];
  if (rest !== undefined) result['additionalProperties'] = typeof rest === 'object' ? inner(rest) : rest;

  const parts = schema['allOf'] as readonly unknown[] | undefined;
  if (parts !== undefined) result['allOf'] = parts.map((part) => inner(part, false));
  const alternatives = branches.flatMap((keyword) => (schema[keyword] as readonly unknown[]) ?? []);
  const alone = properties.length === 0 && parts === undefined;
  if (alternatives.length > 0) result['anyOf'] = alternatives.map((part) => inner(part, closed && alone));

  if (closed && rest === undefined) {
    if (parts !== undefined || (alternatives.length > 0 && !alone)) result['unevaluatedProperties'] = false;
    else if (properties.length > 0) result['additionalProperties'] = false;
  }
  return schema['nullable'] === true ? orNull(result) : result;
}

function orNull(schema: Record<string, unknown>): Schema {
  if (typeof schema['type'] !== 'string') return { anyOf: [{ type: 'null' }, schema] };
  const values = schema['enum'] as readonly unknown[] | undefined;
  return {
    ...schema,
    type: [schema['type'], 'null'],
    ...(values !== undefined && { enum: [...new Set([...values, null])] }),
  };
}
