import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { judgeFindings } from '../reports/findings.ts';
import { obtainReports, refuseFailedScan, sourceAsked } from '../reports/script.ts';
import { type Leak, leakReaders, scannerOf } from './secret-scan/readers.ts';

/** Reads what a scanner for committed secrets found. Secrets are named by rule and place, and never shown. */
export function createSecretScanCheck(
  configuration: CheckConfigurationOf<'secret-scan'>,
  { runtime, subject }: Pick<CheckContext, 'runtime' | 'subject'>,
): Check {
  const { format, unverified, run } = configuration;
  // With no secret found it prints nothing, and whether it ran at all is then told by its exit code alone.
  const mayBeEmpty = format === 'trufflehog' && run !== undefined;
  return {
    asks: sourceAsked(configuration),
    async ask(signal) {
      const { files, exitCode } = await obtainReports(configuration, { runtime, subject }, signal, {
        mayBeEmpty,
      });
      const scanners = new Set<string>();
      const leaks = files.flatMap(({ file, text }) => {
        const scanner = format ?? scannerOf(text, file);
        scanners.add(scanner);
        return leakReaders[scanner](text, file, runtime.workspace);
      });
      refuseFailedScan(exitCode, leaks.length);
      const findings = leaks.map((leak) => ({
        status: leak.verified === false ? unverified : ('fail' as const),
        label: labelOf(leak),
        text: told(leak),
        location: leak.location,
      }));
      return judgeFindings(findings, {
        labels: ['verified secret', 'secret', 'unverified secret'],
        counted: (count, label) => `${count} ${label}${count > 1 ? 's' : ''}`,
        wanted: { fail: 'none', warn: 'none' },
        nothing: `${[...scanners].join(', ')} found no secret`,
        notes: files.map(({ file }) => `read: ${file}`),
      });
    },
  };
}

function labelOf({ verified }: Leak): string {
  if (verified === undefined) return 'secret';
  return verified ? 'verified secret' : 'unverified secret';
}

function told({ rule, location, commit }: Leak): string {
  const place = location ? ` at ${location.file}:${location.line}` : '';
  return `${rule}${place}${commit === undefined ? '' : ` in commit ${commit.slice(0, 12)}`}`;
}
