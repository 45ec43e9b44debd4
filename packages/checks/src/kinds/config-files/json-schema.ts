import { ConfigurationError, describeError, type Problem } from '@deploy-actions/action-kit';
import type { ErrorObject } from 'ajv';
import { Document, isMap, isNode, isPair, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import { parseJson } from '../../reports/json-syntax.ts';
import type { ReportFile } from '../../reports/report-file.ts';

/** So many places may one anchor be used at before it counts as an attack, as in the parser's own default. */
const mostAliases = 100;

/**
 * Makes a JSON Schema ready to be compared with files: every document of a file, every mistake with its place. Throws
 * ConfigurationError for what is no JSON Schema of draft-07, 2019-09 or 2020-12.
 */
export async function compileSchema({
  text,
  file: schemaFile,
}: ReportFile): Promise<(text: string, file: string) => Problem[]> {
  const schema = readSchema(text, schemaFile);
  const { default: addFormats } = await import('ajv-formats');
  const ajv = new (await draftOf(schema, schemaFile))({ allErrors: true, strict: false, logger: false });
  addFormats.default(ajv);
  const validate = compile(() => ajv.compile(schema), schemaFile);
  return (content, file) => {
    const lineCounter = new LineCounter();
    const documents = parseAllDocuments(content, {
      lineCounter,
      merge: true,
      prettyErrors: false,
      uniqueKeys: false,
    });
    // A file without a document holds nothing, and nothing is `null`: it fits a schema that allows it.
    const all = 'empty' in documents ? [new Document(null)] : documents;
    return all.flatMap((document) => {
      const value = plain(document);
      if (value instanceof Error) return [{ message: `${file}: ${value.message}` }];
      if (validate(value)) return [];
      return mistakes(validate.errors ?? []).map((error): Problem => {
        const { line, col } = lineCounter.linePos(offsetOf(error, document));
        const location = { file, line: Math.max(1, line), column: Math.max(1, col) };
        return { location, message: `${told(error)} (${schemaFile})` };
      });
    });
  };
}

function readSchema(text: string, file: string): object {
  const schema = parseJson(text, file);
  if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return schema;
  throw new ConfigurationError(`\`${file}\` is no JSON Schema: it must be an object`);
}

/** The bundle knows these modules by what they export by default alone, which is the class and has it by name, too. */
async function draftOf(schema: object, file: string) {
  const named = '$schema' in schema ? String(schema.$schema).replace(/#$/, '') : undefined;
  if (named === undefined || named === 'https://json-schema.org/draft/2020-12/schema') {
    return (await import('ajv/dist/2020.js')).default.Ajv2020;
  }
  if (named === 'https://json-schema.org/draft/2019-09/schema') {
    return (await import('ajv/dist/2019.js')).default.Ajv2019;
  }
  if (/^https?:\/\/json-schema\.org\/draft-07\/schema$/.test(named)) return (await import('ajv')).default.Ajv;
  throw new ConfigurationError(
    `\`${file}\` is written for \`${named}\`, known are draft-07, 2019-09 and 2020-12 (taken where \`$schema\` is absent)`,
  );
}

function compile<T>(make: () => T, file: string): T {
  try {
    return make();
  } catch (error) {
    throw new ConfigurationError(`\`${file}\` is no JSON Schema: ${describeError(error)}`);
  }
}

function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

/** Without the errors that only say that one of several branches, which have errors of their own, did not hold. */
function mistakes(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const own = errors.filter(({ keyword }) => keyword !== 'if');
  return own.length > 0 ? own : errors;
}

function told({ instancePath, message = 'is wrong', params, keyword }: ErrorObject): string {
  const place = instancePath === '' ? 'the document' : `\`${pathOf(instancePath).join('.')}\``;
  const extra: unknown =
    params[keyword === 'additionalProperties' ? 'additionalProperty' : 'unevaluatedProperty'];
  if (typeof extra === 'string') return `${place} must not have \`${extra}\``;
  const allowed: unknown = params['allowedValues'];
  if (Array.isArray(allowed)) {
    return `${place} must be one of ${allowed.map((value) => `\`${String(value)}\``).join(', ')}`;
  }
  return `${place} ${message.replaceAll("'", '`')}`;
}

/** The keys of a JSON pointer (RFC 6901). */
function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Where a value stands: the key that is too many, the value itself, or what holds it when it came in by a merge. */
function offsetOf({ instancePath, params }: ErrorObject, document: Document): number {
  const path = pathOf(instancePath);
  const extra: unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    if (typeof extra === 'string' && isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === extra);
      if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    return node.range?.[0] ?? 0;
  }
  return 0;
}
