import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Schema } from './closed-schema.ts';

/** A path or query parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  /** The value may hold slashes that are not encoded. */
  readonly 'x-multi-segment'?: boolean;
}

interface Content {
  readonly [mediaType: string]: { readonly schema?: Schema };
}

/** An operation as GitHub describes it. */
export interface Operation {
  /** E.g. `repos/get-content`. */
  readonly id: string;
  /** In capital letters. */
  readonly method: string;
  /** With its placeholders, e.g. `/repos/{owner}/{repo}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly schema: Schema };
  /** The media types of each status with their schemas. */
  readonly answers: ReadonlyMap<number, Content>;
  /** The page of GitHub's documentation. */
  readonly page: string;
}

/** An operation and the values of its placeholders. */
export interface Match {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: the description is read as GitHub publishes it, and its shape is its own.
type Json = any;

/** Properties that GitHub answers with and documents, but that its description leaves out or narrows. */
const omissions: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  // https://docs.github.com/rest/deployments/environments, "List environments".
  environment: { can_admins_bypass: { type: 'boolean' } },
  // https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks#check-statuses-and-conclusions
  'check-run': {
    conclusion: {
      type: 'string',
      nullable: true,
      enum: [
        ...['success', 'failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required'],
        ...['stale', 'startup_failure'],
      ],
    },
  },
};

/** GitHub's description of its REST API, as the package @octokit/openapi publishes it. */
export class Description {
  readonly #document: Json;
  readonly #paths = new Map<string, { path: string; segments: string[] }[]>();
  readonly #operations = new Map<string, Operation>();

  constructor() {
    const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
    this.#document = JSON.parse(readFileSync(file, 'utf8'));
    for (const [path, methods] of Object.entries<Json>(this.#document.paths)) {
      const segments = path.split('/').slice(1);
      for (const method of Object.keys(methods)) {
        const key = method.toUpperCase();
        this.#paths.set(key, [...(this.#paths.get(key) ?? []), { path, segments }]);
      }
    }
  }

  /** The schema of a component. Throws for a name that the description doesn't have. */
  component(name: string): Schema {
    const schema = this.#document.components.schemas[name];
    if (schema === undefined) throw new Error(`GitHub's description has no schema ${name}`);
    const omitted = omissions[name];
    return omitted ? { ...schema, properties: { ...schema.properties, ...omitted } } : schema;
  }

  /** The operation a request means, the one with the most literal words first; undefined when there is none. */
  match(method: string, pathname: string): Match | undefined {
    const given = pathname.split('/').slice(1);
    const found = (this.#paths.get(method) ?? []).flatMap(({ path, segments }) => {
      const values = this.#values(method, path, segments, given);
      return values === undefined
        ? []
        : [{ path, values, literal: segments.filter((part) => !part.startsWith('{')).length }];
    });
    const best = found.toSorted((a, b) => b.literal - a.literal)[0];
    return best && { operation: this.#operation(method, best.path), parameters: best.values };
  }

  #values(method: string, path: string, segments: readonly string[], given: readonly string[]) {
    if (given.length < segments.length) return undefined;
    const values: Record<string, string> = {};
    for (const [index, segment] of segments.entries()) {
      const value = given[index] ?? '';
      const last = index === segments.length - 1;
      if (!segment.startsWith('{')) {
        if (segment !== value || (last && given.length > segments.length)) return undefined;
        continue;
      }
      const name = segment.slice(1, -1);
      const rest = last ? given.slice(index) : [value];
      if (rest.length > 1 && !this.#multiSegment(method, path, name)) return undefined;
      if (rest.join('/') === '') return undefined;
      values[name] = rest.map(decodeURIComponent).join('/');
    }
    return values;
  }

  #multiSegment(method: string, path: string, name: string): boolean {
    return this.#operation(method, path).parameters.some(
      (parameter) => parameter.name === name && parameter['x-multi-segment'] === true,
    );
  }

  #operation(method: string, path: string): Operation {
    const known = this.#operations.get(`${method} ${path}`);
    if (known) return known;
    const raw = this.#document.paths[path][method.toLowerCase()];
    const body = this.#resolved(raw.requestBody);
    const operation: Operation = {
      id: raw.operationId,
      method,
      path,
      parameters: (raw.parameters ?? []).map((parameter: Json) => this.#resolved(parameter)),
      ...(body && {
        body: { required: body.required === true, schema: body.content['application/json']?.schema ?? {} },
      }),
      answers: new Map(
        Object.entries<Json>(raw.responses).map(([status, answer]) => [
          Number(status),
          this.#resolved(answer).content ?? {},
        ]),
      ),
      page: raw.externalDocs?.url ?? 'https://docs.github.com/rest',
    };
    this.#operations.set(`${method} ${path}`, operation);
    return operation;
  }

  #resolved(part: Json): Json {
    if (typeof part?.$ref !== 'string') return part;
    const value = part.$ref.split('/').slice(1);
    return value.reduce((node: Json, key: string) => node[key], this.#document);
  }
}
