import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  createTestRuntime,
  type FakeKubernetes,
  fakeKubectl,
  startFakeKubernetes,
  type TestRuntime,
} from '@deploy-actions/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeMap } from './fake-map.ts';
import { openShopSwitch, recordOf, type Stand, switchBehaviour } from './switch-behaviour.ts';

const common = { message: 'Down.', for: 3_600_000, timeout: 5_000 };
const map = '/etc/haproxy/maintenance.map';

async function haproxyStand(): Promise<Stand & { readonly fake: FakeMap; readonly address: string }> {
  const fake = new FakeMap(map);
  const address = await fake.start();
  const section = { switch: 'haproxy', ...common, address, map, key: 'on' } as const;
  return {
    ...{ fake, address, atomic: true },
    open: async () => openShopSwitch(section, await createTestRuntime()),
    seen: async () => fake.lookup('on') === '1',
    byHand: async () => void fake.execute(`add map ${map} on 1`),
    close: () => fake.stop(),
  };
}

switchBehaviour('haproxy', haproxyStand);

describe('haproxy', () => {
  it('writes who has it before it is on, and takes it off before it forgets who had it', async () => {
    const { open, fake, close } = await haproxyStand();
    onTestFinished(close);
    const maintenance = await open();
    await maintenance.turnOn(recordOf('migrate'), await maintenance.read());
    await maintenance.turnOff(await maintenance.read());
    const words = fake.commands.map((command) => command.split(' ').slice(0, 4).join(' '));
    expect(words).toEqual([
      `add map ${map} on.holder`,
      `add map ${map} on`,
      expect.stringMatching(/^del map \S+ #0x/),
      expect.stringMatching(/^del map \S+ #0x/),
    ]);
    expect(fake.commands[1]).toBe(`add map ${map} on 1`);
  });

  it('says what to do where it may only read, and where there is no such map', async () => {
    const { open, fake, address, close } = await haproxyStand();
    onTestFinished(close);
    fake.level = 'operator';
    expect(await (await open()).problems(recordOf('a'))).toEqual([expect.stringMatching(/`level admin`/)]);
    const other = { switch: 'haproxy', ...common, address, map: '/etc/other.map', key: 'on' } as const;
    const wrong = await openShopSwitch(other, await createTestRuntime());
    await expect(wrong.read()).rejects.toThrow(/has no map \/etc\/other\.map; make the file/);
  });

  it('refuses names that would be commands', async () => {
    const section = {
      switch: 'haproxy',
      ...common,
      address: '/run/x',
      map: '/m;shutdown',
      key: 'on 1',
    } as const;
    await expect(openShopSwitch(section, await createTestRuntime())).rejects.toThrow(
      /maintenance\.map.*allowed are/,
    );
  });
});

/** What docs/providers/maintenance-kubernetes.md says the login needs. */
const documentedRules = [
  { verbs: ['create'] },
  { verbs: ['get', 'update', 'delete'], names: ['maintenance-mode'] },
];

interface Cluster extends Stand {
  readonly api: FakeKubernetes;
}

const kubernetes = {
  switch: 'kubernetes',
  ...common,
  namespace: 'shop',
  name: 'maintenance-mode',
  context: undefined,
} as const;

async function clusterStand(): Promise<Cluster> {
  const api = await startFakeKubernetes();
  api.rules = documentedRules;
  const section = { ...kubernetes } as Parameters<typeof openShopSwitch>[0];
  const processes = fakeKubectl({ url: api.url, token: api.token, contexts: [] });
  const stored = () => api.configMaps.get('shop/maintenance-mode');
  return {
    ...{ api, atomic: true },
    open: async () => openShopSwitch(section, await createTestRuntime({ processes })),
    seen: async () => stored()?.data?.['enabled'] === 'true',
    // kubectl create configmap maintenance-mode --from-literal=enabled=true
    byHand: async () => void api.put(mapOf({ enabled: 'true' })),
    close: async () => {
      await Promise.all([...processes.running].map((tool) => tool.stop()));
      api.close();
    },
  };
}

const mapOf = (data: Record<string, string>, labels?: Record<string, string>) => ({
  ...({ apiVersion: 'v1', kind: 'ConfigMap' } as const),
  metadata: { name: 'maintenance-mode', namespace: 'shop', ...(labels ? { labels } : {}) },
  data,
});

switchBehaviour('kubernetes', clusterStand);

describe('kubernetes', () => {
  const started = async () => {
    const stand = await clusterStand();
    onTestFinished(stand.close);
    return { ...stand, maintenance: await stand.open() };
  };

  it('deletes what it made and what a person made, as the commands by hand do', async () => {
    const { maintenance, api, byHand } = await started();
    await maintenance.turnOn(recordOf('migrate', { message: 'Down.' }), await maintenance.read());
    expect(api.configMaps.get('shop/maintenance-mode')?.data).toEqual({
      ...{ enabled: 'true', message: 'Down.' },
      until: expect.stringMatching(/^20/),
    });
    await maintenance.turnOff(await maintenance.read());
    expect(api.configMaps.get('shop/maintenance-mode')).toBeUndefined();
    await byHand?.();
    await maintenance.turnOff(await maintenance.read());
    expect(api.configMaps.get('shop/maintenance-mode')).toBeUndefined();
  });

  it('keeps a ConfigMap that was there before, and all else in it', async () => {
    const { maintenance, api } = await started();
    api.put(mapOf({ enabled: 'false', page: '<h1>' }, { team: 'shop' }));
    await maintenance.turnOn(recordOf('migrate'), await maintenance.read());
    expect(await maintenance.read()).toMatchObject({ on: true });
    await maintenance.turnOff(await maintenance.read());
    const { data, metadata } = api.configMaps.get('shop/maintenance-mode') ?? {};
    expect(data).toEqual({ enabled: 'false', page: '<h1>' });
    expect(metadata).toMatchObject({ labels: { team: 'shop' } });
    expect(metadata?.annotations ?? {}).toEqual({});
  });

  it('is not deleted when it changed between the look and the deletion', async () => {
    const { maintenance, api } = await started();
    await maintenance.turnOn(recordOf('migrate'), await maintenance.read());
    const reading = await maintenance.read();
    api.meanwhile = (method) => {
      if (method !== 'DELETE') return;
      api.meanwhile = undefined;
      api.change('ConfigMap', 'shop', 'maintenance-mode', (found) => {
        found.metadata.annotations = { ...found.metadata.annotations, other: 'hand' };
      });
    };
    await expect(maintenance.turnOff(reading)).rejects.toThrow('somebody else changed the switch');
    expect(await maintenance.read()).toMatchObject({ on: true });
  });

  it('names every right that is missing, with the rule that gives it', async () => {
    const { maintenance, api } = await started();
    api.rules = [{ verbs: ['get'], names: ['maintenance-mode'] }];
    const problems = await maintenance.problems(recordOf('migrate'));
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(/may not update[\s\S]*may not delete[\s\S]*may not create/);
    await expect(maintenance.turnOn(recordOf('migrate'), await maintenance.read())).rejects.toThrow(
      /Forbidden.*a Role there needs/,
    );
  });
});

const script = (run: string) => ({ run });

async function commandStand(): Promise<Stand & { readonly runtime: TestRuntime }> {
  const runtime = await createTestRuntime();
  const file = join(runtime.workspace, 'flag');
  const section = {
    switch: 'command',
    ...common,
    on: script('printf %s "$DEPLOY_MAINTENANCE_RECORD" >new && mv new flag'),
    off: script('rm flag'),
    status: script('cat flag 2>/dev/null || true'),
  } as const;
  return {
    ...{ runtime, atomic: false },
    open: () => openShopSwitch(section, runtime),
    seen: async () => existsSync(file),
    byHand: async () => {
      await runtime.processes.script({
        script: 'echo true >flag',
        environment: {},
        directory: runtime.workspace,
        timeout: 5_000,
      });
    },
    close: async () => {},
  };
}

switchBehaviour('command', commandStand);

describe('command', () => {
  it('says which script failed, how, and its last words', async () => {
    const bad = script('echo "no route" >&2; exit 3');
    const section = { switch: 'command', ...common, on: bad, off: bad, status: script('true') } as const;
    const maintenance = await openShopSwitch(section, await createTestRuntime());
    await expect(maintenance.turnOn(recordOf('migrate'), await maintenance.read())).rejects.toThrow(
      /`on` ended with exit code 3; its last lines:\nno route/,
    );
  });
});
