import { globSync, readFileSync } from 'node:fs';
import { sections, type TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createRouter } from '../../src/index.ts';
import { documented } from './documented.ts';

const sources = [
  '../../src/routers/kubernetes/*.ts',
  '../../../kubernetes/src/*.ts',
  '../../../deployment/src/traffic-control.ts',
]
  .flatMap((pattern) => globSync(new URL(pattern, import.meta.url).pathname))
  .map((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(/[\\`]/g, '')
      .replaceAll(/\$\{[^}]*\}+/g, '…'),
  )
  .join('\n');

describe.each(['kubernetes-service', 'gateway-api', 'istio'])('docs/providers/traffic-%s.md', (name) => {
  const { text, configurations } = documented(name);

  test('has sections that are valid', async () => {
    expect(configurations.length).toBeGreaterThan(0);
    for (const { traffic } of configurations) {
      const configuration = z.parse(sections.traffic, traffic) as TrafficConfiguration;
      expect(configuration.router).toBe(name);
      const context = { service: 'shop', environment: 'production', aws: undefined };
      await createRouter(configuration, { ...context, runtime: await createTestRuntime() });
    }
  });

  test('explains what is really said', () => {
    const table = text.slice(text.indexOf('## When it says'));
    const said = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) => [
      ...cell.matchAll(/`([^`]+)`/g),
    ]);
    expect(said.length).toBeGreaterThan(9);
    const parts = said.flatMap(([, words = '']) => words.split('…').map((part) => part.trim()));
    // Words of the API itself.
    const foreign = ['is forbidden', 'not found', 'ResolvedRefs', 'BackendNotFound'];
    for (const part of parts.filter((each) => each.length > 3 && !foreign.includes(each)))
      expect(sources).toContain(part);
  });
});
