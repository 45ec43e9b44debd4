import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { components } from '../../../scripts/components/components.ts';
import { startDaemon } from './daemon.ts';

/** A certificate and its key, as files in PEM. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Makes certificates that one root signs, or that sign others. */
export class CertificateAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'authority-'));
  readonly root: CertificateFiles = this.issue('root', { days: 900, authority: true });

  /** A certificate for `localhost` and `127.0.0.1`, good for so many days; one that signs others with `authority`. */
  issue(
    name: string,
    {
      days,
      by,
      authority = false,
    }: { readonly days: number; readonly by?: CertificateFiles; readonly authority?: boolean },
  ): CertificateFiles {
    const file = (extension: string) => join(this.folder, `${name}.${extension}`);
    const extensions = [
      `basicConstraints=critical,CA:${authority ? 'TRUE' : 'FALSE'}`,
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
    ];
    writeFileSync(file('ext'), extensions.join('\n'));
    const openssl = (...args: string[]) => execFileSync(components.openssl.program, args, { stdio: 'pipe' });
    openssl(
      ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-subj', `/CN=${name}`, '-keyout', file('key'), '-out', file('csr')],
    );
    const signer = by ? ['-CA', by.certificate, '-CAkey', by.key, '-CAcreateserial'] : ['-key', file('key')];
    openssl(
      ...['x509', '-req', '-in', file('csr'), ...signer, '-days', String(days), '-out', file('crt')],
      ...['-extfile', file('ext')],
    );
    return { certificate: file('crt'), key: file('key') };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A TLS server of OpenSSL, on loopback. `chain` is a file with what it sends behind its own certificate. */
export async function startTlsServer(
  { certificate, key }: CertificateFiles,
  settings: readonly string[] = [],
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  return startDaemon('openssl', (port) => [
    ...['s_server', '-accept', `127.0.0.1:${port}`, '-cert', certificate, '-key', key, '-www', '-quiet'],
    ...settings,
  ]);
}
