import { ConfigurationError, type HttpRequest, ProviderError } from '@deploy-actions/action-kit';
import type { RequestStep } from '@deploy-actions/config';
import { createTestRuntime } from '@deploy-actions/testing';
import { describe, expect, it } from 'vitest';
import { addressOf, sendRequests } from '../src/index.ts';

const step = (more: object = {}): RequestStep => ({
  ...{ path: '/x', method: 'GET', status: 200, requests: 1, timeout: 4_000 },
  ...more,
});

/** Sends a step to somebody who gives these answers in turn; a text is no answer at all. */
async function send(
  step: RequestStep,
  answers: readonly (readonly [status: number, elapsed: number] | string)[],
) {
  const sent: HttpRequest[] = [];
  const http = {
    send: async (request: HttpRequest) => {
      const answer = answers[sent.push(request) - 1] ?? 'one request too many';
      if (typeof answer === 'string')
        throw new ProviderError(`GET http://green/x: ${answer}`, { system: 'green', operation: 'GET /x' });
      const [status, elapsed] = answer;
      return { status, elapsed, headers: {}, body: 'hello' };
    },
  };
  const outcome = await sendRequests(step, 'http://green', await createTestRuntime({ http }));
  return { sent, outcome };
}

describe('the requests of a step', () => {
  it('show no part of a secret that the answer repeats', async () => {
    const runtime = await createTestRuntime({
      http: {
        send: async () => ({ status: 500, elapsed: 1, headers: {}, body: `${'x'.repeat(295)}hunter22` }),
      },
    });
    runtime.secrets.add('hunter22');
    const { failure } = await sendRequests(step(), 'http://green', runtime);
    expect(failure).toContain('answered 500');
    expect(failure).not.toContain('hun');
  });

  it('go to the colour, without tries of their own', async () => {
    const { sent, outcome } = await send(step(), [[200, 12]]);
    expect(sent).toMatchObject([{ url: 'http://green/x', method: 'GET', timeout: 4_000 }]);
    expect(sent[0]).not.toHaveProperty('retries');
    expect(outcome).toEqual({ failure: undefined, slowest: 12 });
  });

  it('take as long as the slowest of them', async () => {
    const { outcome } = await send(step({ requests: 3 }), [
      [200, 10],
      [200, 300],
      [200, 20],
    ]);
    expect(outcome.slowest).toBe(300);
  });

  it('end with the first that fails', async () => {
    const { sent, outcome } = await send(step({ requests: 3 }), [
      [200, 30],
      [503, 20],
    ]);
    expect(sent).toHaveLength(2);
    expect(outcome).toEqual({
      failure: 'GET http://green/x answered 503 instead of 200; the answer: hello',
      slowest: 30,
    });
  });

  it('take their whole time limit when no answer comes', async () => {
    const { outcome } = await send(step({ requests: 2 }), [[200, 30], 'connection refused']);
    expect(outcome).toEqual({ failure: 'GET http://green/x: connection refused', slowest: 4_000 });
  });
});

describe('the address', () => {
  it('is that of the colour with the path, or the one given', () => {
    expect(addressOf(step(), 'http://green')).toBe('http://green/x');
    const { path: _, ...rest } = step() as RequestStep & { path: string };
    expect(addressOf({ ...rest, url: 'http://elsewhere/y' }, 'http://green')).toBe('http://elsewhere/y');
    expect(addressOf({ ...rest, url: 'http://elsewhere/y' }, undefined)).toBe('http://elsewhere/y');
  });

  it('is asked for where it is not known', () => {
    expect(() => addressOf(step(), undefined)).toThrow(ConfigurationError);
    expect(() => addressOf(step(), undefined)).toThrow(/^`path: \/x` is on the colour, but its address/);
  });
});
