import type { Answer } from '../check.ts';
import { judgeFindings } from './findings.ts';
import type { SarifReport, SarifResult } from './sarif.ts';
import { type Level, reaches, resultLabels } from './sarif-levels.ts';

/** From which level on a result fails or warns. */
export interface Thresholds {
  readonly 'fail-on': Level;
  readonly 'warn-on': Level | 'none';
}

/** Judges the results of SARIF reports by severity or level. */
export function judgeSarif(
  reports: readonly SarifReport[],
  { 'fail-on': fail, 'warn-on': warn }: Thresholds,
): Answer {
  const results = reports.flatMap((report) => report.results);
  const tools = [...new Set(reports.flatMap((report) => report.tools))].join(', ');
  const suppressed = reports.reduce((sum, report) => sum + report.suppressed, 0);
  const status = (result: SarifResult): Answer['status'] =>
    reaches(result, fail) ? 'fail' : warn !== 'none' && reaches(result, warn) ? 'warn' : 'pass';
  const findings = results.map((result) => ({
    status: status(result),
    label: result.severity ?? result.level,
    text: told(result),
    location: result.location,
  }));
  return judgeFindings(findings, {
    labels: resultLabels,
    counted,
    wanted: {
      fail: `nothing of ${fail} or above`,
      warn: `nothing of ${warn === 'none' ? fail : warn} or above`,
    },
    nothing: `${tools} found nothing`,
    notes: [
      `tools: ${tools}`,
      ...(suppressed > 0 ? [`${suppressed} suppressed results are not counted`] : []),
    ],
  });
}

function told({ rule, message, location }: SarifResult): string {
  const place = location ? ` at ${location.file}:${location.line}` : '';
  return message === rule ? `${rule}${place}` : `${rule}${place}: ${message}`;
}

function counted(count: number, label: string): string {
  const isLevel = label === 'error' || label === 'warning' || label === 'note';
  return `${count} ${label}${isLevel && count > 1 ? 's' : ''}`;
}
