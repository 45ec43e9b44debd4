import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ConfigurationError, formatDuration, isoInstant, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { type Certificate, type PresentedChain, presentedChain } from './tls-certificate/presented-chain.ts';

/** Why a chain isn't trusted, and what to do about it (`man openssl-verification-options`, codes in x509_vfy.h). */
const distrust: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed; no authority vouches for it',
  SELF_SIGNED_CERT_IN_CHAIN: 'comes from a root that is not trusted; name a private root in `ca`',
  UNABLE_TO_GET_ISSUER_CERT: 'has an incomplete chain: the server does not send the intermediate certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'has an incomplete chain, or a root that is not trusted: have the server send the intermediate certificates',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has an incomplete chain: have the server send the intermediate certificates, or name a private root in `ca`',
  CERT_REVOKED: 'was revoked',
  CERT_UNTRUSTED: 'comes from a root that is not trusted for servers',
  INVALID_PURPOSE: 'is not meant for servers',
};

/** What the dates tell better. */
const dated = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

type Configuration = CheckConfigurationOf<'tls-certificate'>;

/** Looks at the certificate that a server presents: chain, name and dates. */
export function createTlsCertificateCheck(
  configuration: Configuration,
  { runtime: { clock, workspace } }: Pick<CheckContext, 'runtime'>,
): Check {
  const { host, port, 'server-name': name = host, ca } = configuration;
  return {
    asks: `the certificate of ${host}:${port}${name === host ? '' : ` for ${name}`}`,
    async ask(signal) {
      const roots = ca === undefined ? undefined : await readRoots(resolve(workspace, ca), ca);
      const chain = await presentedChain({ host, port, name, ca: roots }, signal);
      return gathered(judge(chain, name, configuration, clock.now()), describe(chain));
    },
  };
}

async function readRoots(file: string, named: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`\`ca\`: ${quoted(named)} can not be read (${error.code ?? error.message})`);
  });
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new ConfigurationError(`\`ca\`: ${quoted(named)} has no certificate in PEM`);
}

function judge(chain: PresentedChain, name: string, configuration: Configuration, now: number): Grade[] {
  const { untrusted, otherName, certificates, protocol } = chain;
  const wrong: Grade[] = [];
  if (otherName !== undefined) {
    wrong.push({ status: 'fail', finding: `the certificate is not for ${quoted(name)}: ${otherName}` });
  }
  const dates = certificates.flatMap((certificate, index) => {
    const what = index === 0 ? 'the certificate' : `the certificate of its issuer ${certificate.subject}`;
    return judgeDates(what, certificate, configuration, now) ?? [];
  });
  if (untrusted !== undefined && !(dated.has(untrusted) && dates.some(({ status }) => status === 'fail'))) {
    const why = distrust[untrusted] ?? 'is not trusted';
    wrong.push({ status: 'fail', finding: `the certificate ${why} (${untrusted})` });
  }
  if (wrong.length + dates.length > 0) return [...wrong, ...dates];
  const [own] = certificates;
  const earliest = certificates.reduce((one, other) => (other.until < one.until ? other : one), own);
  const sooner = earliest === own ? '' : `, that of ${earliest.subject} for ${days(earliest.until - now)}`;
  const wanted = formatDuration(configuration['expires-after']);
  return [
    {
      status: 'pass',
      finding: `valid for ${quoted(name)} for ${days(own.until - now)}${sooner}, wanted more than ${wanted} (${protocol}, from ${own.issuer})`,
    },
  ];
}

function judgeDates(
  what: string,
  { from, until }: Certificate,
  { 'expires-after': shortest, 'warn-before': warn = 0 }: Configuration,
  now: number,
): Grade | undefined {
  const left = until - now;
  if (!(left > 0)) return { status: 'fail', finding: `${what} expired on ${isoInstant(until)}` };
  if (from > now) return { status: 'fail', finding: `${what} is not valid before ${isoInstant(from)}` };
  const soon = `${what} expires in ${days(left)}, on ${isoInstant(until)}`;
  if (left <= shortest) {
    return { status: 'fail', finding: `${soon}, wanted more than ${formatDuration(shortest)}` };
  }
  if (left > warn) return undefined;
  return { status: 'warn', finding: `${soon}, a warning below ${formatDuration(warn)}` };
}

function days(milliseconds: number): string {
  return `${Math.floor(milliseconds / 86_400_000)} days`;
}

function describe({ certificates, protocol }: PresentedChain): string {
  const lines = certificates.map(
    ({ subject, issuer, from, until }) =>
      `${subject}, from ${issuer}, valid ${isoInstant(from)} to ${isoInstant(until)}`,
  );
  return [protocol, ...lines].join('\n');
}
