import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ConfigurationError, describeError, ProviderError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';

/** A type of records. */
export type RecordType = CheckConfigurationOf<'dns'>['type'];

/** What one name server, or those of the machine, answered. */
export interface Resolution {
  /** The records as texts, sorted. */
  readonly answers: readonly string[];
  /** For how many milliseconds the shortest-lived of them may be kept, where the type tells. */
  readonly ttl: number | undefined;
}

/** How often c-ares asks each server, and how long it waits the first time, in milliseconds. */
const limits = { tries: 2, timeout: 2_000 };

/** What the codes of c-ares mean (https://nodejs.org/api/dns.html#error-codes). */
const failures: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not exist (NXDOMAIN)',
  ENODATA: 'the name exists, but has no such records (empty answer)',
  ESERVFAIL: 'the name server failed to find out (SERVFAIL); is the delegation or DNSSEC of the zone broken?',
  EREFUSED: 'the name server refuses to answer (REFUSED); it may serve other zones only',
  ENOTIMP: 'the name server does not know how to answer this (NOTIMP)',
  EFORMERR: 'the name server does not understand the question (FORMERR)',
  ETIMEOUT: 'the name server does not answer',
  ECONNREFUSED: 'there is no name server (connection refused)',
  EBADNAME: 'this is no name of the DNS',
  EBADRESP: 'the answer of the name server is broken',
};

/**
 * Asks name servers, all those of the machine when `servers` is absent. Throws ProviderError with what the answer, or the lack
 * of one, means; and the signal's reason when it fired.
 */
export async function query(
  { name, type }: { readonly name: string; readonly type: RecordType },
  servers: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Resolution> {
  const addresses = servers && (await Promise.all(servers.map((server) => addressOf(server, signal))));
  const whom = servers === undefined ? 'the name servers of this machine' : servers.join(', ');
  return withResolver(`${type} ${name}`, whom, addresses, signal, async (resolver) => {
    const records = await lookUp(resolver, name, type);
    const ttls = records.flatMap(({ ttl }) => ttl ?? []);
    return {
      answers: records.map(({ text }) => text).sort(),
      ttl: ttls.length === 0 ? undefined : Math.min(...ttls) * 1_000,
    };
  });
}

async function withResolver<T>(
  question: string,
  whom: string,
  addresses: readonly string[] | undefined,
  signal: AbortSignal,
  work: (resolver: Resolver) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const resolver = new Resolver(limits);
  if (addresses) resolver.setServers(addresses);
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await work(resolver);
  } catch (error) {
    signal.throwIfAborted();
    const { code = '' } = error as { code?: string };
    throw new ProviderError(`${question}, asked of ${whom}: ${failures[code] ?? describeError(error)}`, {
      ...{ system: 'DNS', operation: question, retryable: code !== 'ENOTFOUND' && code !== 'ENODATA' },
    });
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

interface Found {
  readonly text: string;
  /** Seconds. */
  readonly ttl?: number;
}

/** Writes records as zone files do, without the final dots. */
async function lookUp(resolver: Resolver, name: string, type: RecordType): Promise<readonly Found[]> {
  const texts = (list: readonly string[]) => list.map((text) => ({ text }));
  switch (type) {
    case 'A':
      return (await resolver.resolve4(name, { ttl: true })).map(({ address, ttl }) => ({
        text: address,
        ttl,
      }));
    case 'AAAA':
      return (await resolver.resolve6(name, { ttl: true })).map(({ address, ttl }) => ({
        text: address,
        ttl,
      }));
    case 'CNAME':
      return texts(await resolver.resolveCname(name));
    case 'NS':
      return texts(await resolver.resolveNs(name));
    case 'TXT':
      // A text above 255 bytes comes in pieces.
      return texts((await resolver.resolveTxt(name)).map((pieces) => pieces.join('')));
    case 'MX':
      return texts(
        (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`),
      );
    case 'SRV':
      return texts(
        (await resolver.resolveSrv(name)).map(
          ({ priority, weight, port, name: target }) => `${priority} ${weight} ${port} ${target}`,
        ),
      );
    case 'CAA':
      return texts(
        (await resolver.resolveCaa(name)).map(({ critical, ...properties }) => {
          const [tag, value] = Object.entries(properties).find(([key]) => key !== 'type') ?? [];
          return `${critical} ${tag} ${value}`;
        }),
      );
  }
}

/** The address of a name server, with its port; one that is given by name is looked up. */
async function addressOf(server: string, signal: AbortSignal): Promise<string> {
  const { host, port } = readServer(server);
  if (isIP(host) !== 0) return withPort(host, port);
  const [address] = await withResolver(
    `A ${host}`,
    'the name servers of this machine',
    undefined,
    signal,
    (own) => own.resolve4(host),
  );
  return withPort(address ?? host, port);
}

/** Reads `192.0.2.1`, `2001:db8::1`, `ns1.example.com`, each with a port if need be: `[2001:db8::1]:5353`. Throws ConfigurationError. */
export function readServer(server: string): { readonly host: string; readonly port: number } {
  if (isIP(server) !== 0) return { host: server, port: 53 };
  const [, bracketed, plain, port = '53'] =
    /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(server) ?? [];
  const host = bracketed ?? plain;
  const valid = bracketed === undefined || isIP(bracketed) === 6;
  if (host !== undefined && valid && Number(port) >= 1 && Number(port) <= 65_535) {
    return { host, port: Number(port) };
  }
  throw new ConfigurationError(
    `${quoted(server)} is no name server: allowed are an address or a name, with a port if need be: \`192.0.2.1:5353\``,
  );
}

function withPort(host: string, port: number): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}
