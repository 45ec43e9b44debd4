import type { Runtime } from '@deploy-actions/action-kit';
import { formatDuration } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { listed } from '../monitoring/listing.ts';
import { byHttp } from './on-call/by-http.ts';
import { opsgenie } from './on-call/opsgenie.ts';
import { pagerduty } from './on-call/pagerduty.ts';
import type { RotaSource } from './on-call/rota-source.ts';
import { gradeRota, turnLines } from './on-call/turns.ts';

type Configuration = CheckConfigurationOf<'on-call'>;

/** Asks who is on call now and for a time from now on, without a gap. Throws ConfigurationError for an address that is none. */
export function createOnCallCheck(
  configuration: Configuration,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { for: length, source } = configuration;
  const rotas = sourceOf(configuration, runtime);
  return {
    asks: `${rotas.asks}, for ${formatDuration(length)}`,
    async ask(signal) {
      const now = runtime.clock.now();
      const until = now + length;
      const found = await rotas.read(now, until, signal);
      const grades: Grade[] = found.map((rota) => gradeRota(rota, now, until));
      if (source.provider === 'http' && source.until === undefined && grades[0]?.status === 'pass') {
        const finding = `${grades[0].finding}, but known is only who is on call now: give \`until\``;
        grades[0] = { status: 'warn', finding };
      }
      return gathered(grades, listed(found.flatMap(turnLines)));
    },
  };
}

function sourceOf(
  { source, timeout }: Configuration,
  runtime: Pick<Runtime, 'http' | 'secrets'>,
): RotaSource {
  switch (source.provider) {
    case 'pagerduty':
      return pagerduty(source, timeout, runtime);
    case 'opsgenie':
      return opsgenie(source, timeout, runtime);
    case 'http':
      return byHttp(source, timeout, runtime);
  }
}
