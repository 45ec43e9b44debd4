import { isoInstant, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import { formatAge } from '../ages.ts';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { type AlertFilter, alertFilter } from '../monitoring/alert-matching.ts';
import { counted, firstOf, listed } from '../monitoring/listing.ts';
import { alertSource, type FiringAlert } from './alerts/read-alerts.ts';

/** Asks Alertmanager or Prometheus which alerts fire. Throws ConfigurationError for matchers or an address that can't be read. */
export function createAlertsCheck(
  configuration: CheckConfigurationOf<'alerts'>,
  { runtime }: Pick<CheckContext, 'runtime'>,
): Check {
  const { suppressed, watchdog } = configuration;
  const fail = configuration.fail.map(alertFilter);
  const warn = configuration.warn.map(alertFilter);
  const source = alertSource(configuration, runtime);
  return {
    asks: `GET ${source.place} for ${[...fail, ...warn].map(({ text }) => text).join(' or ')}`,
    async ask(signal) {
      const alerts = await source.read(signal);
      const now = runtime.clock.now();
      const loud = alerts.filter((alert) => !alert.suppressed);
      const failing = loud.filter((alert) => isAmong(alert, fail));
      const warning = loud.filter((alert) => !failing.includes(alert) && isAmong(alert, warn));
      const quiet = alerts.filter((alert) => alert.suppressed && isAmong(alert, fail));
      const grades: Grade[] = [];
      if (watchdog !== undefined && !loud.some(({ labels }) => labels['alertname'] === watchdog)) {
        const finding = `${quoted(watchdog)} does not fire, though it always has to: the alerts of Prometheus do not get here`;
        grades.push({ status: 'fail', finding });
      }
      if (failing.length > 0) grades.push(told('fail', failing, 'alert', now));
      if (warning.length > 0) grades.push(told('warn', warning, 'alert', now));
      if (quiet.length > 0 && suppressed === 'warn') {
        grades.push(told('warn', quiet, 'silenced or inhibited alert', now));
      }
      if (grades.length === 0) grades.push(nothing(alerts, quiet.length, fail, watchdog));
      const shown = [...failing, ...warning, ...quiet];
      return gathered(grades, listed([summary(alerts, loud), ...shown.map((alert) => line(alert))]));
    },
  };
}

function isAmong({ labels }: FiringAlert, filters: readonly AlertFilter[]): boolean {
  return filters.some(({ matches }) => matches(labels));
}

function told(status: 'fail' | 'warn', alerts: readonly FiringAlert[], what: string, now: number): Grade {
  const names = alerts.map(({ labels, since, summary: said }) => {
    const why = said === undefined ? '' : `: ${said}`;
    return `${quoted(labels['alertname'] ?? 'without a name')} for ${formatAge(now - since)}${why}`;
  });
  const fire = alerts.length === 1 ? 'fires' : 'fire';
  return { status, finding: `${counted(alerts.length, what)} ${fire}, wanted none: ${firstOf(names)}` };
}

function nothing(
  alerts: readonly FiringAlert[],
  quiet: number,
  fail: readonly AlertFilter[],
  watchdog: string | undefined,
): Grade {
  const of = fail.length === 0 ? '' : ` with ${fail.map(({ text }) => quoted(text)).join(' or ')}`;
  const unheard = quiet === 0 ? '' : `, ${quiet} silenced or inhibited`;
  const others = alerts.length === 0 ? '' : ` (${alerts.length} in all${unheard})`;
  const proof = watchdog === undefined ? '' : `, and ${quoted(watchdog)} does`;
  return { status: 'pass', finding: `no alert${of} fires${others}${proof}` };
}

function summary(alerts: readonly FiringAlert[], loud: readonly FiringAlert[]): string {
  return `${counted(alerts.length, 'alert')}, ${alerts.length - loud.length} silenced or inhibited`;
}

function line({ labels, since, summary: said, link, suppressed }: FiringAlert): string {
  const { alertname = 'without a name', ...others } = labels;
  const pairs = Object.entries(others).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const parts = [`${alertname}{${pairs.join(', ')}} since ${isoInstant(since)}`, said, link];
  return `${suppressed ? 'suppressed: ' : ''}${parts.filter((part) => part !== undefined).join(': ')}`;
}
