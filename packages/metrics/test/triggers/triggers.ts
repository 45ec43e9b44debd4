import {
  alerts,
  brokenPaths,
  counting,
  crashLoop,
  dependabotAlert,
  failing,
  leaking,
  level,
  memory,
  pods,
  prometheus,
  restart,
  securityAlerts,
  slow,
  slowing,
  stored,
  storedCount,
} from './parts.ts';
import { counter } from './series.ts';
import { systems } from './systems.ts';
import type { Trigger } from './trigger.ts';

const day = 86_400_000;
const oldWarning = { labels: { alertname: 'DiskFillsUp', severity: 'warning' }, since: 5 };
const oldCritical = { labels: { alertname: 'BackupFailed', severity: 'critical' }, since: -3_600 };
const newCritical = { labels: { alertname: 'CheckoutDown', severity: 'critical' }, since: 5 };
const replicaLag = 'pg_stat_replication';
const features = ['/login', '/upload', '/analysis', '/search', '/export', '/account'];

const ratios: Readonly<Record<string, Trigger>> = {
  'error-rate': { parts: { 'error-rate': failing({ good: 0.001, edge: 0.05, bad: 0.1 }) } },
  'error-rate-without-server': {
    parts: { 'error-rate': failing({ good: 0, edge: 0.0499, bad: 0.1 }, 'page') },
  },
  'error-rate-2-percent': { parts: { 'error-rate': failing({ good: 0.001, edge: 0.0199, bad: 0.03 }) } },
  'error-rate-1-percent': { parts: { 'error-rate': failing({ good: 0.0005, edge: 0.0099, bad: 0.02 }) } },
  'new-errors': {
    parts: { errors: failing({ good: 0.001, edge: 0.001, bad: 0.003 }, 'prometheus', 500) },
    against: 'old-colour',
    seconds: 900,
    interval: 30_000,
  },
  throughput: {
    parts: {
      throughput: prometheus((course) => [
        counter(
          'http_requests_total',
          { color: 'green', status: '200' },
          { good: 100, edge: 51, bad: 40 },
          course,
        ),
      ]),
    },
    against: 'baseline',
  },
};

const durations: Readonly<Record<string, Trigger>> = {
  'latency-p95': { parts: { 'latency-p95': slow(0.95, { good: 0.3, edge: 1.95, bad: 2.3 }) } },
  'latency-p99': { parts: { 'latency-p99': slow(0.99, { good: 0.6, edge: 1.95, bad: 2.3 }) } },
  'latency-p95-5s': { parts: { 'latency-p95': slow(0.95, { good: 0.3, edge: 4.7, bad: 6 }) } },
  'latency-degrades': {
    parts: { 'latency-p95': slow(0.95, { good: 0.3, edge: 0.44, bad: 0.47 }) },
    against: 'old-colour',
  },
  'latency-degrades-baseline': {
    parts: { 'latency-p99': slow(0.99, { good: 0.3, edge: 0.44, bad: 0.47 }) },
    against: 'baseline',
  },
  'latency-compared': {
    parts: { 'latency-p95': slow(0.95, { good: 0.3, edge: 0.36, bad: 0.47 }) },
    against: 'old-colour',
    seconds: 1_800,
    interval: 30_000,
  },
  'slow-degradation': { parts: { latency: slowing({ good: 0, edge: 0.05, bad: 0.3 }) }, lookback: day },
};

const resources: Readonly<Record<string, Trigger>> = {
  'out-of-memory': { parts: { 'oom-kills': pods({ edge: restart('Error'), bad: restart('OOMKilled') }) } },
  restarts: {
    parts: {
      'crash-loops': pods({ bad: crashLoop }),
      restarts: pods({ edge: restart('Error', 3), bad: restart('Error', 4) }),
    },
  },
  memory: { parts: { memory: memory({ good: 0.5, edge: 0.9, bad: 0.95 }) } },
  'memory-leak': { parts: { memory: leaking({ good: 0, edge: 0.12, bad: 0.5 }) }, lookback: day },
};

const databases: Readonly<Record<string, Trigger>> = {
  'database-connection-errors': {
    parts: {
      'connection-errors': counting('db_connection_errors_total', {}, { good: 0, edge: 9.9 / 300, bad: 0.1 }),
    },
    seconds: 180,
  },
  'database-connection-errors-sql': {
    parts: { 'connection-errors': storedCount('sessions_fatal', { good: 0, edge: 1 / 30, bad: 0.1 }) },
    seconds: 600,
  },
  'data-corruption': {
    parts: {
      'orders-without-customer': stored('from orders', { good: 0, edge: 0, bad: 2 }),
      files: stored('from files', { good: 5_000, edge: 1, bad: 0 }),
    },
  },
  'slow-queries': {
    parts: {
      'slowest-query': stored('pg_stat_statements', { good: 40, edge: 1_000, bad: 1_200 }),
      'longest-running': stored('pg_stat_activity', { good: 0.1, edge: 2.5, bad: 30 }),
    },
  },
  'connection-pool': {
    parts: { 'connection-pool': stored('pg_stat_activity', { good: 0.3, edge: 0.8, bad: 0.85 }) },
  },
  'replication-lag': { parts: { 'replication-lag': stored(replicaLag, { good: 0.1, edge: 5, bad: 7 }) } },
  'query-time': {
    parts: {
      'query-time': prometheus((course) => [
        counter('pg_stat_statements_calls_total', { datname: 'shop' }, 100, course),
        counter(
          'pg_stat_statements_seconds_total',
          { datname: 'shop' },
          { good: 1, edge: 9.99, bad: 12 },
          course,
        ),
      ]),
    },
  },
  'business-metric': {
    parts: { orders: stored('from orders', { good: 200, edge: 140, bad: 120 }) },
    against: 'baseline',
  },
};

const others: Readonly<Record<string, Trigger>> = {
  'health-failures': {
    parts: { health: brokenPaths(['/ready'], ['/health', '/ready']) },
    alwaysAnswers: ['health'],
  },
  'feature-probes': {
    parts: { features: brokenPaths(features.slice(0, 3), features.slice(0, 4)) },
    alwaysAnswers: ['features'],
  },
  'critical-alerts': {
    parts: {
      'critical-alerts': alerts({
        good: [oldCritical],
        edge: [oldCritical, oldWarning],
        bad: [oldCritical, newCritical],
      }),
    },
  },
  'critical-alerts-prometheus': {
    parts: {
      'critical-alerts': prometheus((course) => [
        ...level(
          'ALERTS',
          { alertname: 'CheckoutDown', alertstate: 'firing', severity: 'critical' },
          {
            good: Number.NaN,
            edge: Number.NaN,
            bad: 1,
          },
        ).shows(course),
        ...level(
          'ALERTS',
          { alertname: 'CheckoutDown', alertstate: 'pending', severity: 'critical' },
          {
            good: Number.NaN,
            edge: 1,
            bad: Number.NaN,
          },
        ).shows(course),
      ]),
    },
  },
  'security-alert': {
    parts: {
      'critical-vulnerabilities': securityAlerts({
        good: [],
        edge: [dependabotAlert(1, 'high'), dependabotAlert(2, 'critical', 'dismissed')],
        bad: [dependabotAlert(1, 'high'), dependabotAlert(3, 'critical')],
      }),
    },
  },
};

/** The data of every example, by its name. */
export const triggers: Readonly<Record<string, Trigger>> = {
  ...ratios,
  ...durations,
  ...resources,
  ...databases,
  ...others,
  ...systems,
};
