import type { Runtime } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import * as z from 'zod/mini';
import { MonitoringApi } from '../../monitoring/monitoring-api.ts';
import type { Look } from '../../monitoring/round-trip.ts';

/** What Alertmanager makes of the test alert. */
export interface RoutedAlert {
  readonly receivers: readonly string[];
  readonly silencedBy: readonly string[];
  readonly inhibitedBy: readonly string[];
  readonly state: string;
}

/** https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml, `gettableAlerts` */
const alertsSchema = z.array(
  z.object({
    receivers: z.array(z.object({ name: z.string() })),
    status: z.object({
      state: z.string(),
      silencedBy: z.array(z.string()),
      inhibitedBy: z.array(z.string()),
    }),
  }),
);

const path = '/api/v2/alerts';
/** The alert has to be ended even when the check's time is over; within the time that a cancelled step has left, in milliseconds. */
const timeToEnd = 2_000;
/** The alert ends by itself so long after the time limit of the check, in milliseconds. */
const spare = 60_000;

type Configuration = CheckConfigurationOf<'alert-roundtrip'>;

/** An alert that only this check knows, by a marker among its labels. */
export class TestAlert {
  readonly #api: MonitoringApi;
  readonly #farewell: MonitoringApi;
  readonly #labels: Readonly<Record<string, string>>;
  readonly #marker: string;
  readonly #runtime: Pick<Runtime, 'clock' | 'http' | 'secrets'>;
  readonly #timeout: number;
  #startsAt = 0;

  constructor(
    configuration: Configuration,
    marker: string,
    runtime: Pick<Runtime, 'clock' | 'http' | 'secrets'>,
  ) {
    const { timeout } = configuration;
    const open = (limit: number) =>
      new MonitoringApi('Alertmanager', configuration, runtime, { timeout: limit });
    this.#api = open(timeout);
    this.#farewell = open(timeToEnd);
    this.#labels = { ...configuration.labels, alertname: configuration.alertname, deployment_test: marker };
    this.#marker = marker;
    this.#runtime = runtime;
    this.#timeout = timeout;
  }

  /** Where alerts are sent to. */
  get place(): string {
    return this.#api.place(path);
  }

  /** Lets it fire; by itself it ends soon after the check. Throws ApiError, and the signal's reason. */
  async fire(signal: AbortSignal): Promise<void> {
    this.#startsAt = this.#runtime.clock.now();
    await this.#send(this.#api, this.#startsAt + this.#timeout + spare, signal);
  }

  /** Ends it, whatever was cancelled. Throws ApiError. */
  async end(): Promise<void> {
    const now = this.#runtime.clock.now();
    await this.#send(this.#farewell, Math.max(now, this.#startsAt + 1), new AbortController().signal);
  }

  /** Looks for it. Throws ApiError, and the signal's reason. */
  async look(signal: AbortSignal): Promise<Look<RoutedAlert>> {
    const parameters = [
      ...Object.entries({ active: 'true', unprocessed: 'true', silenced: 'true', inhibited: 'true' }),
      ['filter', `deployment_test="${this.#marker}"`] as const,
    ];
    const { document } = await this.#api.ask({ path, parameters }, alertsSchema, signal);
    const [alert] = document;
    if (!alert) return { found: undefined };
    const { state, silencedBy, inhibitedBy } = alert.status;
    return { found: { receivers: alert.receivers.map(({ name }) => name), state, silencedBy, inhibitedBy } };
  }

  async #send(api: MonitoringApi, endsAt: number, signal: AbortSignal): Promise<void> {
    const summary = 'A test of the way that alerts take, before a deployment. Nothing is wrong.';
    const times = { startsAt: iso(this.#startsAt), endsAt: iso(endsAt) };
    const alert = { labels: this.#labels, annotations: { summary }, ...times };
    await api.send({ path, method: 'POST', body: JSON.stringify([alert]) }, signal);
  }
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
