import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, as a server takes them. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
  /** Whose certificate it is. */
  readonly subject: string;
}

/** What a certificate is to be. */
interface Wish {
  readonly subject: string;
  /** Itself when absent. */
  readonly issuer?: Issued;
  /** From now on; -1 for one that expired yesterday. */
  readonly days: number;
  /** Whether it may sign others. */
  readonly authority?: boolean;
  readonly names?: readonly string[];
}

/** A certificate on the elliptic curve P-256, made by openssl. */
export function issue({ subject, issuer, days, authority = false, names = [] }: Wish): Issued {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const file = (name: string, content?: string) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const extensions = [
    `basicConstraints=critical,CA:${authority ? 'TRUE' : 'FALSE'}`,
    ...(names.length > 0 ? [`subjectAltName=${names.join(',')}`] : []),
  ];
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  openssl(
    ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-subj', `/CN=${subject}`, '-keyout', file('key'), '-out', file('request')],
  );
  const signer = issuer
    ? ['-CA', file('ca', issuer.cert), '-CAkey', file('ca-key', issuer.key), '-CAcreateserial']
    : ['-key', file('key')];
  openssl(
    ...['x509', '-req', '-in', file('request'), ...signer, '-days', String(days), '-out', file('cert')],
    ...['-extfile', file('extensions', extensions.join('\n'))],
  );
  return { cert: readFileSync(file('cert'), 'utf8'), key: readFileSync(file('key'), 'utf8'), subject };
}
