import { type Answer, statusOf } from './answers.ts';
import type { FakeObject } from './objects.ts';
import type { FakeResource } from './resources.ts';

/** One page of a list, and the token of the next one; empty on the last. */
export interface FakePage {
  readonly items: readonly FakeObject[];
  readonly next: string;
}

const parameters = ['labelSelector', 'fieldSelector', 'limit', 'continue', 'timeout', 'resourceVersion'];

/** Lists objects with the parameters of a query, in pages (https://kubernetes.io/docs/reference/using-api/api-concepts/). */
export function pageOf(
  objects: readonly FakeObject[],
  query: URLSearchParams,
  resource: FakeResource,
): FakePage | Answer {
  const odd = [...query.keys()].find((key) => !parameters.includes(key));
  if (odd !== undefined) throw new Error(`nobody asks for ${odd}`);
  const selector = query.get('labelSelector') ?? '';
  const fields = query.get('fieldSelector') ?? '';
  const byLabels = readLabelSelector(selector);
  if (byLabels === undefined)
    return bad(`unable to parse requirement: <nil>: Invalid value: ${JSON.stringify(selector)}`);
  const byFields = readFieldSelector(fields, resource);
  if (typeof byFields === 'string') return bad(byFields);
  const limit = Number(query.get('limit') ?? Infinity) || Infinity;
  const token = query.get('continue') || undefined;
  const asked = `${selector} ${fields}`;
  const [start, before] = token === undefined ? [0, asked] : JSON.parse(atob(token));
  if (before !== asked) return bad('continue key is not valid: parameters changed');
  const all = objects.filter((object) => byLabels(object.metadata.labels ?? {}) && byFields(object));
  const end = start + limit;
  // Tokens may have characters that mean something else in an address.
  const next = end < all.length ? btoa(JSON.stringify([end, asked, '>>>???'])) : '';
  return { items: all.slice(start, end), next };
}

/** The one name a list is restricted to, which is what rules with names can then allow. */
export function nameSelected(query: URLSearchParams): string {
  return /^metadata\.name==?([^,]+)$/.exec(query.get('fieldSelector') ?? '')?.[1] ?? '';
}

function bad(message: string): Answer {
  return statusOf(400, 'BadRequest', message);
}

type Matches = (labels: Readonly<Record<string, string>>) => boolean;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
function readLabelSelector(selector: string): Matches | undefined {
  if (selector.trim() === '') return () => true;
  const parts = selector.split(/,(?![^(]*\))/).map((part) => readRequirement(part.trim()));
  if (parts.includes(undefined)) return undefined;
  return (labels) => parts.every((matches) => matches?.(labels));
}

function readRequirement(text: string): Matches | undefined {
  const [, not, only] = /^(!?)\s*([\w./-]+)$/.exec(text) ?? [];
  if (only !== undefined) return (labels) => Object.hasOwn(labels, only) === (not === '');
  const [, key = '', sign, value = ''] = /^([\w./-]+)\s*(==?|!=)\s*([\w.-]*)$/.exec(text) ?? [];
  if (sign !== undefined) return (labels) => (labels[key] === value) === (sign !== '!=');
  const [, name = '', how, list = ''] = /^([\w./-]+)\s+(in|notin)\s+\(([\w., -]*)\)$/.exec(text) ?? [];
  if (how === undefined) return undefined;
  const values = list.split(',').map((each) => each.trim());
  return (labels) => values.includes(labels[name] ?? '') === (how === 'in');
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/ */
function readFieldSelector(
  selector: string,
  { fields = [] }: FakeResource,
): ((object: FakeObject) => boolean) | string {
  const parts = selector.split(',').filter((part) => part !== '');
  const terms: ((object: FakeObject) => boolean)[] = [];
  for (const part of parts) {
    const [, field = '', sign = '', value = ''] = /^([\w.]+)(==?|!=)(.*)$/.exec(part) ?? [];
    if (sign === '') return `invalid selector: '${selector}'; can't understand '${part}'`;
    if (!['metadata.name', 'metadata.namespace', ...fields].includes(field))
      return fields.length > 0
        ? `field label not supported: ${field}`
        : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`;
    terms.push((object) => (valueAt(object, field) === value) === (sign !== '!='));
  }
  return (object) => terms.every((matches) => matches(object));
}

function valueAt(object: FakeObject, field: string): string {
  let value: unknown = object;
  for (const key of field.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return String(value ?? '');
}
