import { backOff, endContainer, type FakePod, restartContainer } from '@deploy-actions/testing';
import { type ByLevel, type Course, type Level, well } from './course.ts';
import type { FakeAlert } from './fake-alertmanager.ts';
import type { Part } from './scene.ts';
import { counter, type FakeSeries, gauge, histogram, line } from './series.ts';
import type { FakeVulnerability } from './stage.ts';

type SeriesPart = Extract<Part, { from: 'prometheus' | 'page' }>;
type PodEvents = Extract<Part, { from: 'kubernetes' }>['shows'];

const green = { color: 'green' };
const blue = { color: 'blue' };

/** Everything that a Prometheus server has, whatever the course is. */
export function prometheus(series: (course: Course) => readonly FakeSeries[]): SeriesPart {
  return { from: 'prometheus', shows: series };
}

/** A hundred requests a second, of which a share fails; those of the old colour as when all is well. */
export function failing(
  share: ByLevel,
  from: SeriesPart['from'] = 'prometheus',
  perSecond = 100,
): SeriesPart {
  const failed = scaled(share, perSecond);
  const answered = {
    good: perSecond - failed.good,
    edge: perSecond - failed.edge,
    bad: perSecond - failed.bad,
  };
  const requests = (status: string, rates: ByLevel, course: Course) => [
    counter('http_requests_total', { ...green, status }, rates, course),
    counter('http_requests_total', { ...blue, status }, rates.good, course),
  ];
  return {
    from,
    shows: (course) => [...requests('200', answered, course), ...requests('500', failed, course)],
  };
}

/** Requests of the new colour whose quantile takes so many seconds; the old one is as when all is well. */
export function slow(quantile: number, seconds: ByLevel): SeriesPart {
  const durations = (given: ByLevel | number) => ({ quantile, seconds: given, perSecond: 100 });
  const name = 'http_request_duration_seconds';
  return prometheus((course) => [
    ...histogram(name, green, durations(seconds), course),
    ...histogram(name, blue, durations(seconds.good), course),
    counter(`${name}_sum`, green, 20, course),
  ]);
}

/** A gauge of the new colour. */
export function level(name: string, labels: Readonly<Record<string, string>>, value: ByLevel): SeriesPart {
  return prometheus((course) => [gauge(name, labels, value, course)]);
}

/** A counter that rises by so much a second. */
export function counting(
  name: string,
  labels: Readonly<Record<string, string>>,
  perSecond: ByLevel,
): SeriesPart {
  return prometheus((course) => [counter(name, labels, perSecond, course)]);
}

const gibibyte = 2 ** 30;
const shopContainer = { namespace: 'shop', container: 'app' };

function memoryLimit(labels: Readonly<Record<string, string>>): FakeSeries {
  return gauge('kube_pod_container_resource_limits', { ...labels, resource: 'memory' }, gibibyte, well);
}

/** A pod that uses so much of the memory it may have. */
export function memory(share: ByLevel, where = shopContainer): SeriesPart {
  const labels = { ...where, pod: 'shop-green-1' };
  return prometheus((course) => [
    memoryLimit(labels),
    gauge('container_memory_working_set_bytes', labels, scaled(share, gibibyte), course),
  ]);
}

/** Gauges without labels, by name. */
export function gauges(values: Readonly<Record<string, ByLevel>>): SeriesPart {
  return prometheus((course) =>
    Object.entries(values).map(([name, value]) => gauge(name, { instance: 'node-1' }, value, course)),
  );
}

function scaled({ good, edge, bad }: ByLevel, factor: number): ByLevel {
  return { good: good * factor, edge: edge * factor, bad: bad * factor };
}

const day = 86_400;

/** A pod whose memory, up and down with the requests, grows by so much of itself in a day. */
export function leaking(perDay: ByLevel): SeriesPart {
  const labels = { ...shopContainer, pod: 'shop-green-1' };
  return prometheus((course) => [
    memoryLimit(labels),
    line('container_memory_working_set_bytes', labels, (second) => {
      const wave = 0.02 * Math.sin(second / 1_700);
      return 0.4 * gibibyte * (1 + wave + (perDay[course(second)] * Math.max(0, second)) / day);
    }),
  ]);
}

/** A mean duration, up and down with the requests, that grows by so much of itself in a day. */
export function slowing(perDay: ByLevel): SeriesPart {
  const perSecond = 50;
  const sum = (growth: number, second: number) =>
    // The integral of 0.2 s · (1 + growth · t), and of a wave.
    perSecond *
    0.2 *
    (second + (growth * Math.max(0, second) ** 2) / (2 * day) - 34 * Math.cos(second / 1_700));
  return prometheus((course) => [
    line('http_request_duration_seconds_sum', green, (second) => 1e6 + sum(perDay[course(second)], second)),
    line('http_request_duration_seconds_count', green, (second) => 1e7 + perSecond * second),
  ]);
}

/** A value that a query of the database gives. */
export function stored(query: string, value: ByLevel): Part {
  return { from: 'postgres', shows: { query, value: (course) => (second) => value[course(second)] } };
}

/** A count since ever that a query of the database gives; it grows by so much a second. */
export function storedCount(query: string, perSecond: ByLevel): Part {
  const value = (course: Course) => {
    const { at } = counter('stored', {}, perSecond, course);
    return (second: number) => Math.floor((at(second) ?? 0) + 1e-6);
  };
  return { from: 'postgres', shows: { query, value } };
}

/** The alerts that fire. */
export function alerts(firing: Readonly<Record<Level, readonly FakeAlert[]>>): Part {
  return { from: 'alertmanager', shows: firing };
}

/** A restart of the container after it ended like this. */
export function restart(reason: 'OOMKilled' | 'Error', times = 1) {
  return (pod: FakePod, at: number) => {
    for (let count = 0; count < times; count += 1) {
      endContainer(pod, 'app', at, { exitCode: reason === 'OOMKilled' ? 137 : 1, reason });
      restartContainer(pod, 'app', at);
    }
  };
}

/** The container ends, and isn't started again for now. */
export function crashLoop(pod: FakePod, at: number): void {
  endContainer(pod, 'app', at, { exitCode: 1, reason: 'Error' });
  backOff(pod, 'app');
}

/** What happens to the pod. */
export function pods(happens: PodEvents): Part {
  return { from: 'kubernetes', shows: happens };
}

/** The paths of the service that don't work. */
export function brokenPaths(edge: readonly string[], bad: readonly string[]): Part {
  return { from: 'service', shows: { good: [], edge, bad } };
}

/** An alert of Dependabot. */
export function dependabotAlert(number: number, severity: string, state = 'open'): FakeVulnerability {
  return { number, state, security_advisory: { severity, ghsa_id: `GHSA-${number}` } };
}

/** The alerts that GitHub knows of. */
export function securityAlerts(known: Readonly<Record<Level, readonly FakeVulnerability[]>>): Part {
  return { from: 'github', shows: known };
}
