import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  callSsm,
  countBetween,
  parameterValue,
  startColor,
  startFaultProxy,
  startHaproxy,
  startLoad,
  startMoto,
  startTcpProxy,
  type TcpFault,
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
    const put = (Value: string) =>
      callSsm(proxy.url, 'PutParameter', { Name: '/color', Value, Type: 'String', Overwrite: true });
    const get = () => parameterValue(proxy.url, '/color');
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
    const load = await until(Promise.resolve(startLoad({ url: haproxy.frontUrl, rate: 200 })));
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
    const load = startLoad({ url: blue.url, rate: 100 });
    onTestFinished(load.close);
    await sleep(500);
    await blue.close();
    await sleep(300);
    const { failures, unanswered, failed } = countBetween(await load.stop());
    expect(failures['ECONNREFUSED']).toBeGreaterThan(0);
    expect(unanswered).toBe(failed);
  });
});

describe('the TCP proxy in front of HAProxy’s Runtime API', () => {
  test('loses requests and answers, and brings them later, as it is told', async () => {
    const blue = await until(startColor('blue'));
    const haproxy = await until(startHaproxy({ servers: [`server blue ${blue.address} weight 100`] }));
    let fault: TcpFault | undefined;
    const proxy = await until(startTcpProxy(haproxy.admin, () => fault));
    const ask = (command: string) =>
      new Promise<string>((resolve) => {
        const [host = '', port] = proxy.address.split(':');
        let answer = '';
        const socket = connect(Number(port), host, () => socket.write(`${command}\n`));
        socket.setTimeout(400, () => socket.destroy());
        socket.on('data', (data) => {
          answer += data;
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve(answer));
      });
    expect(await ask('get weight shop/blue')).toMatch(/^100 /);

    fault = { kind: 'lost-request' };
    expect(await ask('set server shop/blue weight 6')).toBe('');
    expect(await haproxy.weights()).toEqual({ blue: 100 });

    fault = { kind: 'lost-reply' };
    expect(await ask('set server shop/blue weight 7;get weight shop/blue')).toBe('');
    expect(await haproxy.weights()).toEqual({ blue: 7 });

    fault = { kind: 'late-request', milliseconds: 600 };
    expect(await ask('set server shop/blue weight 8')).toBe('');
    expect(await haproxy.weights()).toEqual({ blue: 7 });
    await expect.poll(() => haproxy.weights(), { timeout: 10_000 }).toEqual({ blue: 8 });

    fault = { kind: 'slow', milliseconds: 100 };
    expect(await ask('get weight shop/blue')).toMatch(/^8 /);
    expect([...proxy.faults.values()]).toEqual([1, 1, 1, 1]);
  });
});
