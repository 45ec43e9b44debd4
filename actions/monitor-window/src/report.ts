import { basename, join } from 'node:path';
import { isoInstant, type Runtime, writeReportFile } from '@deploy-actions/action-kit';
import type { PlaceholderValues } from '@deploy-actions/config';
import type { Baseline, IndicatorSummary, WindowResult } from '@deploy-actions/metrics';
import type { Inputs } from './inputs.ts';

/** What goes into the files. */
export interface Findings {
  readonly window: WindowResult;
  readonly indicators: readonly IndicatorSummary[];
  readonly captured: Baseline | undefined;
}

/** Where the files of a window go. */
export function reportFiles(
  environment: string,
  { temporary }: Pick<Runtime, 'temporary'>,
): { readonly baseline: string; readonly report: string } {
  return {
    baseline: join(temporary, `monitor-window-${environment}-baseline.json`),
    report: join(temporary, `monitor-window-${environment}.json`),
  };
}

/** Writes the report, and the baseline if one was captured; gives the paths of those that could be written. */
export async function writeReports(
  { configuration, duration, interval }: Inputs,
  { version, color }: PlaceholderValues,
  { window, indicators, captured }: Findings,
  runtime: Runtime,
): Promise<{ readonly baseline: string | undefined; readonly report: string | undefined }> {
  const { service, environment } = configuration;
  const { verdict, reasonCode, reason, looks, startedAt, endedAt } = window;
  const files = reportFiles(environment, runtime);
  const baseline = captured && (await writeJson(files.baseline, captured, runtime));
  const report = {
    ...{ schemaVersion: 1, service, environment, version, color, run: runtime.run.url },
    ...{ verdict, reasonCode, reason, duration, interval },
    started: isoInstant(startedAt),
    ended: isoInstant(endedAt),
    indicators: indicators.map(({ values, ...indicator }) => ({ ...indicator, values: values.length })),
    looks: looks.map(({ at, ...look }) => ({ at: isoInstant(at), ...look })),
  };
  return { baseline, report: await writeJson(files.report, report, runtime) };
}

/** JSON has no infinity; it is written as the text `Infinity`. */
function writeJson(file: string, value: unknown, runtime: Runtime): Promise<string | undefined> {
  const finite = (_: string, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? String(item) : item;
  return writeReportFile(basename(file), `${JSON.stringify(value, finite, 2)}\n`, runtime);
}
