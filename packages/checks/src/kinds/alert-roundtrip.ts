import { describeError, quoted } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { type Grade, gathered } from '../grades.ts';
import { createSearch, type MarkerSearch } from '../monitoring/markers/search.ts';
import { awaitArrival, gradeArrival, newMarker } from '../monitoring/round-trip.ts';
import { type RoutedAlert, TestAlert } from './alert-roundtrip/test-alert.ts';

type Configuration = CheckConfigurationOf<'alert-roundtrip'>;
type Outside = Pick<CheckContext, 'runtime' | 'subject'>;

/** Lets a test alert fire and follows it to its receivers; it is ended however the check ends. Throws ConfigurationError for addresses that are none. */
export function createAlertRoundtripCheck(configuration: Configuration, context: Outside): Check {
  const { runtime } = context;
  const { arrived, timeout, alertname, receivers } = configuration;
  const search = arrived && createSearch(arrived, timeout, context);
  const { place } = new TestAlert(configuration, newMarker(), runtime);
  return {
    asks: `POST ${place} with ${alertname} for ${receivers.join(', ')}${search ? `, then ${search.asks}` : ''}`,
    async ask(signal) {
      const marker = newMarker();
      const alert = new TestAlert(configuration, marker, runtime);
      if ((await search?.look(marker, signal))?.found) {
        const finding = `${search?.where} has the marker before the alert fired: it repeats what it is asked for, which proves nothing`;
        return { status: 'fail', finding, answer: `found ${marker}, which nobody had sent` };
      }
      const grades: Grade[] = [];
      const lines: string[] = [`${alertname}{deployment_test="${marker}"}`];
      try {
        await alert.fire(signal);
        await follow(alert, marker, search, configuration, { runtime, signal, grades, lines });
      } finally {
        grades.push(...(await end(alert)));
      }
      return gathered(grades, lines.join('\n'));
    },
  };
}

interface Trail {
  readonly runtime: Outside['runtime'];
  readonly signal: AbortSignal;
  readonly grades: Grade[];
  readonly lines: string[];
}

async function follow(
  alert: TestAlert,
  marker: string,
  search: MarkerSearch | undefined,
  configuration: Configuration,
  { runtime: { clock }, signal, grades, lines }: Trail,
): Promise<void> {
  const { interval, 'warn-slower-than': slow } = configuration;
  const wait = { started: clock.now(), interval, clock, signal };
  const seen = await awaitArrival((until) => alert.look(until), wait);
  if (!seen.found) {
    grades.push(gradeArrival('the test alert in Alertmanager', seen, slow));
    return;
  }
  const { receivers, state } = seen.found;
  lines.push(`${state}, routed to ${receivers.join(', ') || 'nobody'}`);
  const missing = configuration.receivers.filter((name) => !receivers.includes(name));
  if (missing.length > 0) {
    const found = receivers.map(quoted).join(', ') || 'nobody';
    const finding = `the test alert is routed to ${found}, wanted ${configuration.receivers.map(quoted).join(', ')}`;
    grades.push({ status: 'fail', finding });
    return;
  }
  const quiet = suppression(seen.found);
  if (quiet !== undefined) {
    const unproven = search ? ', so that it never arrives' : '';
    grades.push({ status: search ? 'fail' : 'warn', finding: `the test alert ${quiet}${unproven}` });
    return;
  }
  const to = configuration.receivers.map(quoted).join(', ');
  if (!search) {
    grades.push(gradeArrival(`the test alert for ${to} in Alertmanager`, seen, slow));
    return;
  }
  const arrival = await awaitArrival((until) => search.look(marker, until), wait);
  lines.push(arrival.found ? `arrived at ${search.where}` : `did not arrive at ${search.where}`);
  grades.push(gradeArrival(`the test alert for ${to} at ${search.where}`, arrival, slow));
}

function suppression({ state, silencedBy, inhibitedBy }: RoutedAlert): string | undefined {
  if (silencedBy.length > 0) return `is silenced by ${silencedBy.join(', ')}: nobody is notified`;
  if (inhibitedBy.length > 0) return `is inhibited by ${inhibitedBy.join(', ')}: nobody is notified`;
  return state === 'suppressed' ? 'is muted by its route now: nobody is notified' : undefined;
}

async function end(alert: TestAlert): Promise<Grade[]> {
  try {
    await alert.end();
    return [];
  } catch (error) {
    const finding = `the test alert was not ended (${describeError(error)}); it ends by itself in a few minutes`;
    return [{ status: 'warn', finding }];
  }
}
