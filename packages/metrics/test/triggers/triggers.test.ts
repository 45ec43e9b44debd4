import { describe, expect, test } from 'vitest';
import { countBlocks, readExamples } from './document.ts';
import { describeExamples } from './example-suite.ts';
import { systems } from './systems.ts';
import { triggers } from './triggers.ts';

const examples = readExamples();

/** What has to be there, whatever else is. */
const wanted = [
  ...['error-rate', 'error-rate-2-percent', 'error-rate-1-percent'],
  ...['latency-p95', 'latency-p99', 'latency-p95-5s', 'latency-degrades', 'latency-degrades-baseline'],
  ...['health-failures', 'database-connection-errors', 'database-connection-errors-sql', 'out-of-memory'],
  ...['critical-alerts', 'critical-alerts-prometheus', 'data-corruption', 'security-alert', 'feature-probes'],
  ...['restarts', 'memory', 'memory-leak', 'slow-degradation', 'slow-queries', 'connection-pool'],
  ...['replication-lag', 'query-time', 'new-errors', 'latency-compared', 'throughput', 'business-metric'],
  ...['musicgen', 'midi-software-center', 'muejam-library'],
];

describe('docs/triggers.md', () => {
  test('has every trigger, and each once', () => {
    const names = examples.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    expect(names).toEqual(expect.arrayContaining(wanted));
  });

  test('has data here for each of its examples, and no YAML without', () => {
    expect(Object.keys(triggers).toSorted()).toEqual(examples.map(({ name }) => name).toSorted());
    expect(countBlocks()).toBe(examples.length);
  });

  test('says under each example what it then says', () => {
    for (const { name, messages } of examples) expect([name, messages.length > 0]).toEqual([name, true]);
  });
});

// Those of whole systems have a file of their own, so that both run at the same time.
await describeExamples(examples.filter(({ name }) => !Object.hasOwn(systems, name)));
