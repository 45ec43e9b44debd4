import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrafficConfiguration } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { createRouter, trafficSystem } from '../src/index.ts';
import { routerConformance } from './router-conformance.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'command-router-'));
  folders.push(folder);
  return folder;
}

/** A router whose scripts run in a folder. */
async function router(folder: string, more: Record<string, unknown> = {}) {
  const configuration = {
    router: 'command',
    read: { run: 'if [ -e slow ]; then exec sleep 60; fi; cat weights.json' },
    write: {
      run: `
        if [ -e slow ]; then exec sleep 60; fi
        cat weights.json > /dev/null
        printf '{"blue": %s, "green": %s}' "$DEPLOY_BLUE_WEIGHT" "$DEPLOY_GREEN_WEIGHT" > new.json
        mv new.json weights.json`,
    },
    timeout: 10_000,
    colors: { blue: { url: 'http://b' }, green: { url: 'http://g' } },
  };
  const runtime = await createTestRuntime({ workspace: folder });
  const context = { service: 'shop', environment: 'production', aws: undefined, runtime };
  return {
    router: await createRouter({ ...configuration, ...more } as TrafficConfiguration, context),
    runtime,
  };
}

routerConformance(
  'command',
  async () => {
    const folder = await newFolder();
    const file = (name: string) => join(folder, name);
    const open = async (timeout = 10_000) =>
      (await router(folder, { timeout, shares: [0, 1, 10, 50, 100] })).router;
    await writeFile(file('weights.json'), '{"blue": 100, "green": 0}');
    await writeFile(file('other.json'), '{"sticky": true}');
    return {
      router: await open(500),
      another: open,
      setExternally: (weights) => writeFile(file('weights.json'), JSON.stringify(weights)),
      foreign: () => readFile(file('other.json'), 'utf8'),
      hang: () => writeFile(file('slow'), ''),
      garble: () => writeFile(file('weights.json'), 'service unavailable'),
      stop: () => rm(file('weights.json')),
      close: async () => {},
    };
  },
  { refused: [{ blue: 25, green: 75 }] },
);

describe('the scripts of the router `command`', () => {
  test('know the service and the environment, and the weights when they write', async () => {
    const folder = await newFolder();
    const report = 'env | grep ^DEPLOY_ | sort > seen.txt';
    const { router: it } = await router(folder, {
      read: { run: `${report}; echo '{"blue": 0, "green": 100}'` },
      write: { run: report },
    });
    const seen = async () => (await readFile(join(folder, 'seen.txt'), 'utf8')).trim().split('\n');
    await it.read();
    expect(await seen()).toEqual(['DEPLOY_ENVIRONMENT=production', 'DEPLOY_SERVICE=shop']);
    await it.write({ blue: 5, green: 95 });
    expect(await seen()).toEqual([
      'DEPLOY_BLUE_WEIGHT=5',
      'DEPLOY_ENVIRONMENT=production',
      'DEPLOY_GREEN_WEIGHT=95',
      'DEPLOY_SERVICE=shop',
    ]);
  });

  test('are shown with their last lines when they fail', async () => {
    const { router: it } = await router(await newFolder(), {
      write: { run: 'echo one; echo "no such rule" >&2; exit 3' },
    });
    await expect(it.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: '`write` ended with exit code 3; its last lines:\none\nno such rule',
      ...{ system: trafficSystem, operation: 'write weights', retryable: false },
    });
  });

  test('fail with the first command that fails', async () => {
    const { router: it } = await router(await newFolder(), { write: { run: 'false; true' } });
    await expect(it.write({ blue: 0, green: 100 })).rejects.toThrow(
      '`write` ended with exit code 1, without output',
    );
  });

  test('are stopped at the time limit', async () => {
    const folder = await newFolder();
    const run = 'echo started; exec sleep 60';
    const { router: it } = await router(folder, { timeout: 200, write: { run } });
    await expect(it.write({ blue: 0, green: 100 })).rejects.toMatchObject({
      message: expect.stringMatching(
        /`write` did not end within 200ms and was stopped; its last lines:\nstarted/,
      ),
      retryable: true,
    });
    expect(it.writeLimit).toBeGreaterThan(200);
  });

  test.each([
    ['text', 'echo fine', /`read` must print the weights alone, as JSON .*; it printed \nfine/],
    ['nothing', 'true', /it printed nothing/],
    ['a number', 'echo 90', /found blue nothing, green nothing/],
    ['weights that are too many', `echo '{"blue": 90, "green": 20}'`, /sum to 100, found blue 90, green 20/],
    ['weights as text', `echo '{"blue": "90", "green": "10"}'`, /found blue "90", green "10"/],
    [
      'more than the weights',
      `echo reading; echo '{"blue": 90, "green": 10}'`,
      /must print the weights alone/,
    ],
  ])('that read must print weights, not %s', async (_, run, message) => {
    const { router: it } = await router(await newFolder(), { read: { run } });
    await expect(it.read()).rejects.toThrow(message);
  });

  test('may say what they do on the error stream', async () => {
    const run = `echo reading >&2; echo '{"blue": 90, "green": 10}'`;
    const { router: it, runtime } = await router(await newFolder(), { read: { run } });
    expect(await it.read()).toEqual({ blue: 90, green: 10 });
    expect(runtime.lines).toContain('debug:   read: reading');
  });
});

test('`shares` are those of either colour', async () => {
  const { router: it } = await router('.', { shares: [0, 10, 100] });
  expect(it.refusal({ blue: 10, green: 90 })).toBeUndefined();
  expect(it.refusal({ blue: 90, green: 10 })).toBeUndefined();
  expect(it.refusal({ blue: 80, green: 20 })).toBe('`shares` allows one colour 0%, 10%, 100%');
});
