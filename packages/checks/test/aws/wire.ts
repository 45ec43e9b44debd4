import type { IncomingHttpHeaders } from 'node:http';

/** A request to AWS, read as far as its protocol allows. */
export interface AwsRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The access key, the region and the service it was signed for. */
  readonly key: string;
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  /** The parameters of the query protocol. */
  readonly form: Readonly<Record<string, string>>;
  readonly pageSize: number;
}

/** What AWS answers. */
export interface AwsReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: string;
}

/** AWS doesn't do it. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, status: number, message = `AWS said ${code}`, headers = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** Elements for the keys of an object; a list repeats its element. */
export function xml(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) {
    return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }
  return Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .flatMap(([name, content]) =>
      (Array.isArray(content) ? content : [content]).map((each) => `<${name}>${xml(each)}</${name}>`),
    )
    .join('');
}

/** One page of a list, and where the next begins. */
export function page<T>(items: readonly T[], from: string | undefined, size: number) {
  const start = Number(from ?? 0);
  const next = start + size < items.length ? String(start + size) : undefined;
  return { items: items.slice(start, start + size), next };
}
