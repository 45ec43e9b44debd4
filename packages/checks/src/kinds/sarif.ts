import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { parseJson } from '../reports/json-syntax.ts';
import { readSarif } from '../reports/sarif.ts';
import { judgeSarif } from '../reports/sarif-answer.ts';
import { obtainReports, refuseFailedScan, sourceAsked } from '../reports/script.ts';

/** Reads the SARIF files of scanners, counts what they found, and judges it by severity or level. */
export function createSarifCheck(
  configuration: CheckConfigurationOf<'sarif'>,
  { runtime, subject }: Pick<CheckContext, 'runtime' | 'subject'>,
): Check {
  return {
    asks: sourceAsked(configuration),
    async ask(signal) {
      const { files, exitCode } = await obtainReports(configuration, { runtime, subject }, signal);
      const reports = files.map(({ file, text }) =>
        readSarif(parseJson(text, file), file, runtime.workspace),
      );
      const found = reports.reduce((sum, { results, suppressed }) => sum + results.length + suppressed, 0);
      refuseFailedScan(exitCode, found);
      return judgeSarif(reports, configuration);
    },
  };
}
