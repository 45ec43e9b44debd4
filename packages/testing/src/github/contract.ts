import type { ErrorObject, ValidateFunction } from 'ajv/dist/2019.js';
import { closedSchema, type Schema } from './closed-schema.ts';
import { Description, type Match, type Operation, type Parameter } from './description.ts';

/** A request as the contract sees it. */
export interface ContractRequest {
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when there is none. */
  readonly body: string;
}

/** An answer as the contract sees it; the body is undefined when there is none. */
export interface ContractAnswer {
  readonly status: number;
  /** Without parameters, e.g. `application/json`; undefined without a body. */
  readonly mediaType: string | undefined;
  readonly body: unknown;
}

/** The version of the API that requests may ask for and answers are given in. */
export const apiVersion = '2022-11-28';

/**
 * Statuses that any operation may answer though the description lists them for few: bad credentials, permissions, rate
 * limits and failures of the server, and 422 for the id of a commit that isn't there; see https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api.
 */
const general = new Set([401, 403, 404, 422, 429, 500, 502, 503]);

const accepted = /^(\*\/\*|application\/(json|vnd\.github(\.v3)?(\.(raw|html|object))?(\+json)?))$/;
const problemsShown = 8;

/** Judges requests and answers by GitHub's description of its API. */
export class Contract {
  readonly #description = new Description();
  readonly #ajv: import('ajv/dist/2019.js').Ajv2019;
  readonly #known = new Set<string>();
  readonly #validators = new Map<string, ValidateFunction>();

  private constructor(ajv: import('ajv/dist/2019.js').Ajv2019) {
    this.#ajv = ajv;
  }

  /** Loads the description, once in a process. */
  static load(): Promise<Contract> {
    loaded ??= (async () => {
      const [{ Ajv2019 }, formats] = await Promise.all([import('ajv/dist/2019.js'), import('ajv-formats')]);
      // Most schemas are used a few times, so that compiling them matters more than running them.
      const ajv = new Ajv2019({ strict: false, allErrors: true, verbose: true, code: { optimize: false } });
      formats.default.default(ajv);
      // GitHub's own bots have brackets in their addresses, which the format forbids.
      ajv.addFormat('email', /^\S+@\S+$/);
      ajv.addFormat('repo.nwo', /^[^/\s]+\/[^/\s]+$/);
      return new Contract(ajv);
    })();
    return loaded;
  }

  /** The operation a request means; undefined when the description has none. */
  match(method: string, pathname: string): Match | undefined {
    return this.#description.match(method, pathname);
  }

  /** What is wrong with a request, one sentence each; empty when nothing is. */
  requestProblems({ operation, parameters }: Match, request: ContractRequest): string[] {
    return [
      ...this.#headerProblems(request),
      ...this.#parameterProblems(operation, 'path', Object.entries(parameters)),
      ...this.#parameterProblems(operation, 'query', [...request.query]),
      ...this.#bodyProblems(operation, request),
    ];
  }

  /** What is wrong with an answer, one sentence each; empty when nothing is. */
  answerProblems(operation: Operation, { status, mediaType, body }: ContractAnswer): string[] {
    const content = operation.answers.get(status) ?? (general.has(status) ? {} : undefined);
    if (content === undefined) {
      return [`status ${status} is none of ${[...operation.answers.keys()].join(', ')}`];
    }
    const types = Object.keys(content);
    if (types.length === 0 && status >= 400) {
      const detailed = typeof body === 'object' && body !== null && 'errors' in body;
      const error = detailed ? 'validation-error' : 'basic-error';
      return this.#problems(`general-${error}`, this.#description.component(error), body, 'answer');
    }
    if (body === undefined) return types.length > 0 && status < 300 ? ['answer has no body'] : [];
    if (mediaType?.includes('.raw')) return [];
    const schema = content[mediaType ?? '']?.schema;
    if (schema === undefined)
      return [`media type ${mediaType} is none of ${types.join(', ') || 'none at all'}`];
    return this.#problems(`${operation.id} ${status} ${mediaType}`, schema, body, 'answer');
  }

  #headerProblems({ headers, body }: ContractRequest): string[] {
    const problems: string[] = [];
    const types = (headers['accept'] ?? '*/*').split(',').map((type) => type.split(';')[0]?.trim() ?? '');
    if (!types.some((type) => accepted.test(type)))
      problems.push(`header accept asks for ${types.join(', ')}`);
    const version = headers['x-github-api-version'] ?? apiVersion;
    if (version !== apiVersion) problems.push(`header x-github-api-version is ${version}, not ${apiVersion}`);
    const content = headers['content-type'] ?? '';
    if (body !== '' && !/^application\/(json|vnd\.github[^;]*\+json)(;|$)/.test(content)) {
      problems.push(`header content-type is ${content || 'missing'}, not application/json`);
    }
    return problems;
  }

  #parameterProblems(operation: Operation, place: string, given: readonly [string, string][]): string[] {
    const described = operation.parameters.filter((parameter) => parameter.in === place);
    const unknown = given.filter(([name]) => !described.some((parameter) => parameter.name === name));
    const allowed = described.map((parameter) => parameter.name).join(', ') || 'none';
    return [
      ...unknown.map(([name]) => `${place} parameter ${name} is unknown; allowed: ${allowed}`),
      ...described.flatMap((parameter) => {
        const [, value] = given.find(([name]) => name === parameter.name) ?? [];
        if (value === undefined)
          return parameter.required ? [`${place} parameter ${parameter.name} is missing`] : [];
        const key = `${operation.id} ${place} ${parameter.name}`;
        return this.#problems(
          key,
          parameter.schema,
          this.#typed(parameter, value),
          `${place} parameter ${parameter.name}`,
        );
      }),
    ];
  }

  #typed({ schema }: Parameter, value: string): unknown {
    const component = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
    const type = (component === undefined ? schema : this.#description.component(component))['type'];
    if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
    if (type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
    return value;
  }

  #bodyProblems(operation: Operation, { body }: ContractRequest): string[] {
    if (body === '') return operation.body?.required ? ['the body is missing'] : [];
    if (operation.body === undefined) return ['there is a body, and this operation takes none'];
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return ['the body is not JSON'];
    }
    return this.#problems(`${operation.id} body`, operation.body.schema, value, 'body');
  }

  #problems(key: string, schema: Schema, value: unknown, place: string): string[] {
    let validate = this.#validators.get(key);
    if (validate === undefined) {
      validate = this.#ajv.compile(closedSchema(schema, (name, closed) => this.#reference(name, closed)));
      this.#validators.set(key, validate);
    }
    if (validate(value)) return [];
    const problems = [...new Set((validate.errors ?? []).map((error) => sentence(error, place)))];
    const more = problems.length - problemsShown;
    return more > 0 ? [...problems.slice(0, problemsShown), `and ${more} more`] : problems;
  }

  #reference(component: string, closed: boolean): string {
    const id = `component:/${closed ? 'closed' : 'open'}/${component}`;
    if (!this.#known.has(id)) {
      this.#known.add(id);
      const schema = this.#description.component(component);
      this.#ajv.addSchema(
        closedSchema(schema, (name, close) => this.#reference(name, close), closed),
        id,
      );
    }
    return id;
  }
}

let loaded: Promise<Contract> | undefined;

function sentence(error: ErrorObject, place: string): string {
  const at = `${place}${error.instancePath}`;
  const { additionalProperty, unevaluatedProperty, allowedValues } = error.params;
  const extra = additionalProperty ?? unevaluatedProperty;
  if (extra !== undefined) {
    const allowed = Object.keys(error.parentSchema?.['properties'] ?? {}).join(', ');
    return `${at} has ${extra}, which is unknown${allowed && `; allowed: ${allowed}`}`;
  }
  if (allowedValues !== undefined)
    return `${at} is ${JSON.stringify(error.data)}; allowed: ${allowedValues.join(', ')}`;
  return `${at} ${error.message} but is ${JSON.stringify(error.data)?.slice(0, 100)}`;
}
