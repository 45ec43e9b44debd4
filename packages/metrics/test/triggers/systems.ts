import {
  alerts,
  brokenPaths,
  counting,
  dependabotAlert,
  failing,
  gauges,
  memory,
  pods,
  prometheus,
  restart,
  securityAlerts,
  slow,
  stored,
} from './parts.ts';
import { counter } from './series.ts';
import type { Trigger } from './trigger.ts';

const features = ['/login', '/upload', '/analysis', '/search', '/export', '/account'];
const health = ['/health/live', '/health/ready'];
const warning = { labels: { alertname: 'DiskFillsUp', severity: 'warning' }, since: 5 };
const critical = { labels: { alertname: 'CheckoutDown', severity: 'critical' }, since: 5 };
const criticalAlerts = alerts({ good: [], edge: [warning], bad: [critical] });

/** Memory of the machines, of which a share is used. */
const machineMemory = (used: { good: number; edge: number; bad: number }) =>
  gauges({
    node_memory_MemTotal_bytes: { good: 1e10, edge: 1e10, bad: 1e10 },
    node_memory_MemAvailable_bytes: {
      good: 1e10 * (1 - used.good),
      edge: 1e10 * (1 - used.edge),
      bad: 1e10 * (1 - used.bad),
    },
  });

/** The data of the whole sections of three systems; warnings go off with the rest, and change nothing. */
export const systems: Readonly<Record<string, Trigger>> = {
  musicgen: {
    parts: {
      'error-rate': failing({ good: 0.001, edge: 0.05, bad: 0.06 }),
      'latency-p95': slow(0.95, { good: 0.3, edge: 1.95, bad: 2.3 }),
      health: brokenPaths(health.slice(1), health),
      'connection-errors': counting('db_connection_errors_total', {}, { good: 0, edge: 0, bad: 0.1 }),
      'oom-kills': pods({ edge: restart('Error'), bad: restart('OOMKilled') }),
      memory: memory({ good: 0.5, edge: 0.91, bad: 0.99 }, { namespace: 'musicgen-green', container: 'api' }),
      'critical-alerts': criticalAlerts,
    },
    alwaysAnswers: ['health'],
    interval: 30_000,
  },
  'midi-software-center': {
    parts: {
      'error-rate': failing({ good: 0.0005, edge: 0.0099, bad: 0.06 }),
      'latency-p95': slow(0.95, { good: 0.3, edge: 4.7, bad: 6 }),
      'connection-errors': counting('db_connection_errors_total', {}, { good: 0, edge: 9.9 / 300, bad: 0.1 }),
      'longest-running-query': stored('pg_stat_activity', { good: 0.1, edge: 2.5, bad: 30 }),
      files: stored('from files', { good: 5_000, edge: 1, bad: 0 }),
      features: brokenPaths(features.slice(0, 3), features.slice(0, 4)),
      'critical-vulnerabilities': securityAlerts({
        good: [],
        edge: [dependabotAlert(1, 'high'), dependabotAlert(2, 'critical', 'dismissed')],
        bad: [dependabotAlert(3, 'critical')],
      }),
      memory: machineMemory({ good: 0.5, edge: 0.85, bad: 0.99 }),
    },
    alwaysAnswers: ['features'],
    interval: 30_000,
  },
  'muejam-library': {
    parts: {
      'error-rate': failing({ good: 0.001, edge: 0.0199, bad: 0.021 }),
      'latency-p99': slow(0.99, { good: 0.7, edge: 1.04, bad: 1.1 }),
      health: brokenPaths([], ['/health']),
      'critical-alerts': criticalAlerts,
      'query-time': prometheus((course) => [
        counter('pg_stat_statements_calls_total', { datname: 'shop' }, 100, course),
        counter(
          'pg_stat_statements_seconds_total',
          { datname: 'shop' },
          { good: 1, edge: 11, bad: 12 },
          course,
        ),
      ]),
      'connection-pool': stored('pg_stat_activity', { good: 0.3, edge: 0.81, bad: 0.99 }),
      'replication-lag': stored('pg_stat_replication', { good: 0.1, edge: 6, bad: 60 }),
      cpu: counting(
        'node_cpu_seconds_total',
        { cpu: '0', mode: 'idle' },
        { good: 0.6, edge: 0.29, bad: 0.01 },
      ),
      memory: machineMemory({ good: 0.5, edge: 0.81, bad: 0.99 }),
      'disk-io': counting(
        'node_disk_io_time_seconds_total',
        { device: 'sda' },
        { good: 0.1, edge: 0.91, bad: 1 },
      ),
    },
    against: 'old-colour',
    alwaysAnswers: ['health'],
    interval: 30_000,
  },
};
