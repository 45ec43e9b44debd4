import { describeError, formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { query, type Resolution, readServer } from './dns/query.ts';

type Configuration = CheckConfigurationOf<'dns'>;

/** What one of the servers that have to agree says; its failure is an answer, too. */
interface Opinion {
  readonly server: string;
  readonly says: string;
  readonly failed: boolean;
}

/** Asks name servers for a name: whether it has the expected answers, for how long they are kept, and whether all servers agree. */
export function createDnsCheck(configuration: Configuration): Check {
  const { name, type, servers, 'same-on': others = [] } = configuration;
  const expected = configuration.answers?.map((answer) => normal(answer, type));
  for (const server of [...(servers ?? []), ...others]) readServer(server);
  return {
    asks: `${type} ${name}${servers === undefined ? '' : ` of ${servers.join(', ')}`}${others.length === 0 ? '' : `; the same on ${others.join(', ')}`}`,
    async ask(signal) {
      const [found, opinions] = await Promise.all([
        query({ name, type }, servers, signal),
        Promise.all(others.map((server) => opinionOf(server, configuration, signal))),
      ]);
      const grades = [
        judgeAnswers(found, expected, configuration),
        ...judgeTtl(found, configuration),
        ...judgeAgreement(opinions),
      ];
      const lines = opinions.map(({ server, says }) => `${server}: ${says}`);
      return gathered(grades, [describe(found), ...lines].join('\n'));
    },
  };
}

async function opinionOf(
  server: string,
  { name, type }: Configuration,
  signal: AbortSignal,
): Promise<Opinion> {
  try {
    const { answers } = await query({ name, type }, [server], signal);
    return {
      server,
      says: answers
        .map((answer) => normal(answer, type))
        .sort()
        .join(', '),
      failed: false,
    };
  } catch (error) {
    signal.throwIfAborted();
    return { server, says: describeError(error), failed: true };
  }
}

function judgeAnswers(
  { answers }: Resolution,
  expected: readonly string[] | undefined,
  { name, type, match }: Configuration,
): Grade {
  const found = answers.map((answer) => normal(answer, type));
  const is = `${type} ${name} is ${answers.join(', ')}`;
  if (expected === undefined) return { status: 'pass', finding: is };
  const missing = expected.filter((answer) => !found.includes(answer));
  const odd = found.filter((answer) => !expected.includes(answer));
  const right =
    match === 'any'
      ? missing.length < expected.length
      : missing.length === 0 && (match === 'all' || odd.length === 0);
  if (right) return { status: 'pass', finding: `${is}, as expected` };
  const wanted = { all: 'wanted', any: 'wanted one of', exactly: 'wanted exactly' }[match];
  return { status: 'fail', finding: `${is}, ${wanted} ${expected.join(', ')}` };
}

function judgeTtl({ ttl }: Resolution, { 'ttl-at-most': longest }: Configuration): readonly Grade[] {
  if (longest === undefined || ttl === undefined || ttl <= longest) return [];
  const finding = `the answer may be kept for ${formatDuration(ttl)}, wanted at most ${formatDuration(longest)}`;
  return [{ status: 'warn', finding }];
}

function judgeAgreement(opinions: readonly Opinion[]): readonly Grade[] {
  const failed = opinions.filter((opinion) => opinion.failed);
  const voices = opinions.filter((opinion) => !opinion.failed);
  const all = new Set(voices.map(({ says }) => says));
  const differ = voices.map(({ server, says }) => `${server} says ${says}`).join('; ');
  return [
    ...failed.map(({ says }): Grade => ({ status: 'fail', finding: says })),
    ...(all.size > 1 ? [{ status: 'warn', finding: `the name servers differ: ${differ}` } as const] : []),
  ];
}

/** Names of the DNS know no case and may end in a dot; texts are what they are. */
function normal(answer: string, type: Configuration['type']): string {
  if (type === 'TXT') return answer;
  const plain = answer
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\s|^)"(.*)"$/g, '$1');
  return (type === 'AAAA' ? canonical(plain) : plain).toLowerCase().replace(/(?<=[a-z\d-])\.$/, '');
}

/** The one way to write an IPv6 address (RFC 5952). */
function canonical(address: string): string {
  return URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? address;
}

function describe({ answers, ttl }: Resolution): string {
  return `${answers.join('\n')}${ttl === undefined ? '' : `\nmay be kept for ${formatDuration(ttl)}`}`;
}
