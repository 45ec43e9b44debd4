import { quoted } from '@deploy-actions/action-kit';

/** Since when a task waits (milliseconds since 1970), or why that can't be known. */
export type WaitingSince = { readonly since: number } | { readonly unknown: string };

/** Seconds from 2001-09-09 to 5138-11-16: a time in milliseconds has long been beyond it. */
const plausibleSeconds = { least: 1e9, most: 1e11 };

/** What Python's `isoformat()`, JavaScript's `toISOString()` and RFC 3339 write, with a time zone: without one it could be any. */
const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)$/i;

/** A time as tasks carry it: ISO 8601 with a time zone, or seconds since 1970 as a number or its text. */
export function readTime(value: unknown): WaitingSince {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))) {
    const seconds = Number(value);
    const plausible = seconds >= plausibleSeconds.least && seconds < plausibleSeconds.most;
    return plausible
      ? { since: Math.round(seconds * 1_000) }
      : { unknown: `found ${quoted(String(value))}, which is no time in seconds since 1970` };
  }
  if (typeof value !== 'string') {
    return { unknown: `found ${quoted(JSON.stringify(value) ?? 'nothing')}, which is no time` };
  }
  const since = Date.parse(normalized(value.trim()) ?? '');
  if (Number.isFinite(since)) return { since };
  return { unknown: `found ${quoted(value)}, which is no time of ISO 8601 with a time zone` };
}

/** In the one form that `Date.parse` reads alike everywhere; it takes much else for some time or other. */
function normalized(text: string): string | undefined {
  const [matched, date, time = '', fraction = '0', zone = ''] = isoTime.exec(text) ?? [];
  if (matched === undefined) return undefined;
  const offset = zone.length === 1 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${date}T${time.length === 5 ? `${time}:00` : time}.${fraction.slice(0, 3)}${offset}`;
}

/**
 * Since when a task waits to be worked on: since it was put into its queue, which stands at a dotted path, or since its `eta`
 * when that is later, as a task isn't to be worked on before. `text` is what stands in the queue: JSON, in Celery's case
 * kombu's envelope. https://docs.celeryq.dev/en/stable/internals/protocol.html
 */
export function waitingSince(text: string, path: string): WaitingSince {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return { unknown: `found ${quoted(text)}, which is no JSON` };
  }
  const given = valueAt(message, path);
  if (given === undefined || given === null) return { unknown: `has nothing at \`${path}\`` };
  const put = readTime(given);
  if ('unknown' in put) return put;
  const eta = etaOf(message);
  if ('unreadable' in eta) return { unknown: eta.unreadable };
  if (eta.eta === undefined || eta.eta === null) return put;
  const due = readTime(eta.eta);
  if ('unknown' in due) return { unknown: `its \`eta\` can’t be read: ${due.unknown}` };
  return { since: Math.max(put.since, due.since) };
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => ownValue(found, name), value);
}

function ownValue(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** Celery's protocol 2 keeps it in the headers, protocol 1 in the body, which may be written in anything. */
function etaOf(message: unknown): { readonly eta: unknown } | { readonly unreadable: string } {
  const headers = ownValue(message, 'headers');
  if (ownValue(headers, 'task') !== undefined) return { eta: ownValue(headers, 'eta') };
  const body = ownValue(message, 'body');
  if (typeof body !== 'string') return { eta: ownValue(message, 'eta') };
  const encoded = valueAt(message, 'properties.body_encoding') === 'base64';
  try {
    const decoded: unknown = JSON.parse(encoded ? Buffer.from(body, 'base64').toString() : body);
    return { eta: ownValue(decoded, 'eta') };
  } catch {
    const type = String(ownValue(message, 'content-type') ?? 'unknown');
    return { unreadable: `its \`eta\` stands in its body, which is no JSON but ${quoted(type)}` };
  }
}
