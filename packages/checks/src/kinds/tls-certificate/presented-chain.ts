import { isIP } from 'node:net';
import { checkServerIdentity, connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { describeError, ProviderError, quoted } from '@deploy-actions/action-kit';

/** Where to connect to, and what has to be there. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** The name the certificate must be for. */
  readonly name: string;
  /** Roots in PEM; the public ones when absent. */
  readonly ca: string | undefined;
}

/** One certificate, as far as it matters. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** What a server showed of itself. */
export interface PresentedChain {
  /** The server's own certificate first, the root last where it is known. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** Such as `TLSv1.3`. */
  readonly protocol: string;
  /** Why the chain isn't trusted, as OpenSSL calls it; `undefined` when it is. */
  readonly untrusted: string | undefined;
  /** Why the certificate isn't for the name; `undefined` when it is. */
  readonly otherName: string | undefined;
}

/** How a connection fails, by the code of the system, of the resolver or of OpenSSL. */
const failures: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not resolve: there is no such host',
  EAI_AGAIN: 'the name does not resolve: no name server answers',
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ECONNRESET: 'the connection was broken off during the TLS handshake',
  EHOSTUNREACH: 'no way leads there (host unreachable)',
  ENETUNREACH: 'no way leads there (network unreachable)',
  ETIMEDOUT: 'it does not answer; does a firewall drop the packets?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there does not speak TLS; is it plain HTTP?',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'what answers there does not speak TLS; is it plain HTTP?',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'TLS handshake failed: the server knows no certificate for this name',
};

/**
 * Connects and gives what the server presents, trusted or not: nothing is sent but the handshake. Throws ProviderError when
 * there is no TLS server, ConfigurationError never, and the signal's reason when it fired.
 */
export async function presentedChain(endpoint: Endpoint, signal: AbortSignal): Promise<PresentedChain> {
  signal.throwIfAborted();
  const { host, port, name, ca } = endpoint;
  // The certificate is judged afterwards: who refuses it at once never learns its dates.
  const socket = connect({
    ...{ host, port, rejectUnauthorized: false },
    // An address can't be asked for by SNI (RFC 6066, section 3).
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ...(ca === undefined ? {} : { ca }),
  });
  const stop = () => socket.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await secured(socket);
    return readChain(socket, name);
  } catch (error) {
    signal.throwIfAborted();
    throw failure(error, endpoint);
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

function secured(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', resolve);
    // Later errors, such as the wish for a certificate of ours, come when all is known.
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed during the TLS handshake')));
  });
}

function failure(error: unknown, { host, port, name }: Endpoint): ProviderError {
  const { code = '', reason } = error as { code?: string; reason?: string };
  const said = reason === undefined ? describeError(error) : `TLS handshake failed: ${reason}`;
  const where = name === host ? `${host}:${port}` : `${host}:${port}, asked for ${quoted(name)}`;
  return new ProviderError(`${where}: ${failures[code] ?? said}`, {
    ...{ system: host, operation: 'TLS handshake', retryable: true, cause: undefined },
  });
}

function readChain(socket: TLSSocket, name: string): PresentedChain {
  const own = socket.getPeerCertificate(true);
  if (!own.valid_to) throw new Error('the server presented no certificate');
  const { authorizationError } = socket as { authorizationError: Error | string | null };
  const code = authorizationError === null ? undefined : String(authorizationError);
  return {
    certificates: [readCertificate(own), ...issuers(own).map(readCertificate)],
    protocol: socket.getProtocol() ?? 'TLS',
    untrusted: code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? undefined : code,
    // Node looks at the name only when it trusts the chain.
    otherName: checkServerIdentity(name, own)?.message.replace(/^.*altnames: /s, ''),
  };
}

function issuers(own: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain = [own];
  for (let next = own.issuerCertificate; next && !chain.includes(next); next = next.issuerCertificate) {
    // A root is its own issuer.
    if (chain.some(({ fingerprint256 }) => fingerprint256 === next.fingerprint256)) break;
    chain.push(next);
  }
  return chain.slice(1);
}

function readCertificate({ subject, issuer, valid_from, valid_to }: DetailedPeerCertificate): Certificate {
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    from: Date.parse(valid_from),
    until: Date.parse(valid_to),
  };
}

/** The common name, or the rest of it where there is none, as in certificates that have only alternative names. */
function nameOf(name: object | undefined): string {
  const parts = Object.entries(name ?? {}).flatMap(([key, value]) =>
    [value].flat().map((each) => [key, String(each)] as const),
  );
  const common = parts.find(([key]) => key === 'CN')?.[1];
  return common ?? (parts.map(([key, value]) => `${key}=${value}`).join(', ') || 'without a name');
}
