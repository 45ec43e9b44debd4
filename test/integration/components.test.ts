import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  countBetween,
  motoVariables,
  startColor,
  startFaultProxy,
  startHaproxy,
  startLoad,
  startMoto,
  startToxiproxy,
} from './components/index.ts';

/** Keeps a component until the end of the test. */
async function until<T extends { readonly close: () => Promise<void> }>(started: Promise<T>): Promise<T> {
  const component = await started;
  onTestFinished(component.close);
  return component;
}

describe('the fault proxy in front of SSM', () => {
  async function ssm() {
    const moto = await until(startMoto());
    const proxy = await until(startFaultProxy(moto.url));
    const client = new SSMClient({
      endpoint: proxy.url,
      region: motoVariables.AWS_REGION,
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const put = (Value: string) =>
      client.send(new PutParameterCommand({ Name: '/color', Value, Type: 'String', Overwrite: true }));
    const get = async () => (await client.send(new GetParameterCommand({ Name: '/color' }))).Parameter?.Value;
    return { proxy, put, get };
  }

  test('throttles, loses requests and replies, and replaces answers, as often as it is told', async () => {
    const { proxy, put, get } = await ssm();
    await put('blue');

    proxy.add({ on: 'PutParameter', fault: { kind: 'throttle' }, times: 1 });
    await expect(put('green')).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(await get()).toBe('blue');
    proxy.clear();

    proxy.add({ on: 'PutParameter', fault: { kind: 'lost-request' }, times: 1 });
    await expect(put('green')).rejects.toThrow();
    expect(await get()).toBe('blue');
    proxy.clear();

    proxy.add({ on: 'PutParameter', fault: { kind: 'lost-reply' }, times: 1, after: 1 });
    await put('purple');
    await expect(put('green')).rejects.toThrow();
    expect(await get()).toBe('green');
    await put('blue');

    const answer = { status: 200, headers: {}, body: '{"Parameter":{"Name":"/color","Value":"grey"}}' };
    const remove = proxy.add({ on: /^Get/, fault: { kind: 'replace', answer: () => answer } });
    expect(await get()).toBe('grey');
    remove();
    expect(await get()).toBe('blue');
    expect(proxy.calls.filter(({ fault }) => fault !== undefined)).toHaveLength(4);
  });
});

describe('HAProxy, the colours and the load client', () => {
  test('each request is counted under the colour that answered it, and a failed one as failed', async () => {
    const [blue, green] = [await until(startColor('blue')), await until(startColor('green'))];
    const haproxy = await until(
      startHaproxy({
        servers: [`server blue ${blue.address} weight 3`, `server green ${green.address} weight 1`],
      }),
    );
    expect(await haproxy.weights()).toEqual({ blue: 3, green: 1 });
    const load = await until(
      Promise.resolve(startLoad({ url: haproxy.frontUrl, connections: 8, rate: 200 })),
    );
    await sleep(1_000);
    await green.set({ failing: true });
    const broken = Date.now();
    await sleep(1_000);
    const slices = await load.stop();

    const before = countBetween(slices, 0, broken - 100);
    expect(before.failed).toBe(0);
    expect((before.colors['green'] ?? 0) / before.sent).toBeCloseTo(0.25, 1);
    const after = countBetween(slices, broken + 100);
    expect(after.colors['green'] ?? 0).toBe(0);
    expect(after.errors['500']).toBeGreaterThan(0);
    expect(after.failed).toBe(after.errors['500']);
  });

  test('requests that nobody answers are failures', async () => {
    const blue = await until(startColor('blue'));
    const load = startLoad({ url: blue.url, connections: 4, rate: 100 });
    onTestFinished(load.close);
    await sleep(500);
    await blue.close();
    await sleep(300);
    const { failures, unanswered, failed } = countBetween(await load.stop());
    expect(failures['ECONNREFUSED']).toBeGreaterThan(0);
    expect(unanswered).toBe(failed);
  });
});

describe('toxiproxy in front of HAProxy’s Runtime API', () => {
  test('cuts an answer off that HAProxy gave', async () => {
    const blue = await until(startColor('blue'));
    const haproxy = await until(startHaproxy({ servers: [`server blue ${blue.address} weight 100`] }));
    const toxiproxy = await until(startToxiproxy());
    const proxy = await toxiproxy.proxy(haproxy.admin);
    const ask = (command: string) =>
      new Promise<string>((resolve) => {
        const [host = '', port] = proxy.address.split(':');
        let answer = '';
        const socket = connect(Number(port), host, () => socket.write(`${command}\n`));
        socket.on('data', (data) => {
          answer += data;
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve(answer));
      });
    expect(await ask('show version')).toMatch(/^\d+\.\d+/);
    const heal = await proxy.poison({ type: 'limit_data', stream: 'downstream', attributes: { bytes: 0 } });
    expect(await ask('set server shop/blue weight 7')).toBe('');
    expect(await haproxy.weights()).toEqual({ blue: 7 });
    await heal();
    expect(await ask('show version')).toMatch(/^\d+\.\d+/);
  });
});
