import { ConfigurationError, ProviderError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Answer, Check, CheckContext } from '../check.ts';
import { type Finding, judgeFindings } from '../reports/findings.ts';
import { parseJson } from '../reports/json-syntax.ts';
import { obtainReports, refuseFailedScan, sourceAsked } from '../reports/script.ts';
import { readAdvisories, readNpmAudit } from './dependency-audit/npm.ts';
import { readPipAudit } from './dependency-audit/pip-audit.ts';
import { type Audit, severities, type Vulnerability } from './dependency-audit/vulnerability.ts';

type Configuration = CheckConfigurationOf<'dependency-audit'>;

/** Reads what `npm audit`, `pnpm audit` or `pip-audit` found in the dependencies, and judges it by severity. */
export function createDependencyAuditCheck(
  configuration: Configuration,
  { runtime, subject }: Pick<CheckContext, 'runtime' | 'subject'>,
): Check {
  return {
    asks: sourceAsked(configuration),
    async ask(signal) {
      const { files, exitCode } = await obtainReports(configuration, { runtime, subject }, signal);
      const audits = files.map(({ file, text }) => readAudit(parseJson(text, file), file));
      refuseFailedScan(exitCode, audits.flatMap(({ vulnerabilities }) => vulnerabilities).length);
      return judge(audits, configuration);
    },
  };
}

/** Reads an audit of one of the known tools by its shape. */
function readAudit(value: unknown, file: string): Audit {
  const audit = chooseReader(value, file)(value, file);
  if (audit.packages === 0) throw new ConfigurationError(`${audit.tool} looked at no package (\`${file}\`)`);
  return audit;
}

function chooseReader(value: unknown, file: string): (value: unknown, file: string) => Audit {
  if (Array.isArray(value)) return readPipAudit;
  const keys: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  if ('error' in keys) throw new ProviderError(errorOf(keys), { system: 'npm', operation: 'audit' });
  if ('auditReportVersion' in keys && 'vulnerabilities' in keys) return readNpmAudit;
  if ('advisories' in keys) return readAdvisories;
  if ('dependencies' in keys) return readPipAudit;
  throw new ConfigurationError(
    `\`${file}\` is no report of \`npm audit --json\`, \`pnpm audit --json\` or \`pip-audit --format json\``,
  );
}

/** What npm writes instead of a report when it has none. */
function errorOf({ error, message }: Readonly<Record<string, unknown>>): string {
  const { code, summary } =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const told = [code, summary, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  return `the audit failed: ${quoted(told || 'no reason given')}`;
}

function judge(audits: readonly Audit[], configuration: Configuration): Answer {
  const { 'fail-on': fail, 'warn-on': warn, ignore = {} } = configuration;
  const used = new Set<string>();
  const ignored = (names: readonly string[]) => {
    const found = names.filter((name) => Object.hasOwn(ignore, name));
    for (const name of found) used.add(name);
    return found.length > 0;
  };
  const vulnerabilities = audits.flatMap((audit) => audit.vulnerabilities).filter(({ ids }) => !ignored(ids));
  const unaudited = audits.flatMap((audit) => [...audit.unaudited]).filter(([name]) => !ignored([name]));
  const findings: Finding[] = [
    ...vulnerabilities.map((found) => ({
      status: statusOf(found, configuration),
      label: found.severity,
      text: told(found),
    })),
    ...unaudited.map(([name, why]) => ({
      status: 'warn' as const,
      label: 'unaudited',
      text: `${name}: ${why}`,
    })),
  ];
  return judgeFindings(findings, {
    labels: [...severities, 'unaudited'],
    counted: (count, label) => (label === 'unknown' ? `${count} of unknown severity` : `${count} ${label}`),
    wanted: {
      fail: `nothing of ${fail} or above`,
      warn: `nothing of ${warn === 'none' ? fail : warn} or above${unaudited.length > 0 ? ', and all audited' : ''}`,
    },
    nothing: `no known vulnerability in ${audits.map(looked).join(', ')}`,
    notes: [
      ...audits.map((audit) => `${audit.tool}: ${looked(audit)}`),
      ...Object.entries(ignore).map(([id, why]) =>
        used.has(id) ? `ignored: ${id}, because ${why}` : `${id} is ignored, but not there any more: ${why}`,
      ),
    ],
  });
}

function looked({ packages }: Audit): string {
  if (packages === undefined) return 'the dependencies';
  return packages === 1 ? '1 dependency' : `${packages.toLocaleString('en-US')} dependencies`;
}

function statusOf({ severity }: Vulnerability, configuration: Configuration): Answer['status'] {
  const { 'fail-on': fail, 'warn-on': warn, unknown } = configuration;
  if (severity === 'unknown') return unknown;
  const reaches = (limit: typeof fail) => severities.indexOf(severity) <= severities.indexOf(limit);
  if (reaches(fail)) return 'fail';
  return warn !== 'none' && reaches(warn) ? 'warn' : 'pass';
}

function told({ package: name, ids, title, fix }: Vulnerability): string {
  return `${name}: ${title} (${ids.join(', ')})${fix === undefined ? ', no fix yet' : `, fixed by ${fix}`}`;
}
