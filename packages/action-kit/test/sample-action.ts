import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ConfigurationError,
  defineAction,
  defineInputs,
  type InputValues,
  input,
  ProviderError,
  type Runtime,
  runAction,
  runPost,
} from '@deploy-actions/action-kit';

const inputs = defineInputs({
  do: input.text({ required: true }),
  token: input.secret(),
  wait: input.duration({ default: '5m' }),
});

interface Result {
  readonly ok: boolean;
  readonly text: string;
}

/** Each way an action can end. */
const endings: Readonly<Record<string, (runtime: Runtime, token: string) => Promise<Result> | Result>> = {
  pass: () => ({ ok: true, text: 'all is well' }),
  talk: async ({ log }) => {
    for (let line = 1; line <= 30; line += 1) {
      log.info(`line ${line}`);
      await delay(10);
    }
    writeFileSync('talked', 'to the end');
    return { ok: true, text: 'said it all' };
  },
  fail: () => ({ ok: false, text: 'not good enough' }),
  configuration: () => {
    throw new ConfigurationError([
      { input: 'wait', message: 'contradicts `do`' },
      { message: 'second problem' },
    ]);
  },
  many: () => {
    const problem = (line: number) => ({
      message: `wrong ${line}`,
      location: { file: 'f.yml', line, column: 1 },
    });
    throw new ConfigurationError(Array.from({ length: 14 }, (_, index) => problem(index + 1)));
  },
  provider: () => {
    throw new ProviderError('answered 503', { system: 'router', operation: 'write', retryable: true });
  },
  bug: (_, token) => {
    throw new TypeError(`cannot read ${token}`);
  },
  'late-exception': async (_, token) => {
    setTimeout(() => {
      throw new TypeError(`late ${token}`);
    }, 10);
    return await delay(60_000, { ok: true, text: '' });
  },
  'late-rejection': async (_, token) => {
    setTimeout(() => void Promise.reject(new TypeError(`late ${token}`)), 10);
    return await delay(60_000, { ok: true, text: '' });
  },
  tell: (runtime, token) => {
    runtime.log.info(`info ${token}`);
    runtime.saveState('kept', 'for post');
    return { ok: true, text: `token ${token}\nin two lines` };
  },
  long: () => ({ ok: true, text: 'x'.repeat(1_500_000) }),
  linger: async (runtime) => {
    setInterval(() => {}, 60_000);
    const server = createServer((_, response) => response.end('ok'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await runtime.http.send({ url: `http://127.0.0.1:${port}`, timeout: 5_000 });
    return { ok: true, text: answer.body };
  },
  sleep: async (runtime) => {
    runtime.log.info('sleeping');
    await runtime.clock.sleep(60_000, runtime.signal);
    return { ok: true, text: 'slept' };
  },
  'platform-sleep': async (runtime) => {
    runtime.log.info('sleeping');
    return await delay(60_000, { ok: true, text: 'slept' }, { signal: runtime.signal });
  },
  tidy: async (runtime) => {
    runtime.log.info('sleeping');
    await runtime.clock.sleep(60_000, runtime.signal).catch(() => {});
    await delay(200);
    return { ok: false, text: 'put back as it was' };
  },
  deaf: async (runtime) => {
    runtime.log.info('sleeping');
    return await delay(60_000, { ok: true, text: 'never heard it' });
  },
};

async function resolve(values: InputValues<typeof inputs>) {
  if (values.do === 'unresolvable')
    throw new ConfigurationError([{ input: 'do', message: 'is unresolvable' }]);
  if (values.do === 'unresolvable-bug') throw new TypeError('a bug while reading');
  return values;
}

const action = defineAction<typeof inputs, InputValues<typeof inputs>, Result>({
  name: 'sample',
  inputs,
  resolve,
  run: async (values, runtime) => {
    const end = endings[values.do];
    if (!end) throw new Error(`no ending ${values.do}`);
    return await end(runtime, values.token ?? '');
  },
  outputs: { ok: ({ ok }) => ok, text: ({ text }) => text, nothing: () => undefined },
  conclude: ({ ok, text }) => ({ ok, reasonCode: ok ? 'fine' : 'not-fine', reason: text.slice(0, 100) }),
  summarize: ({ text }) => `## Summary\n\n${text}`,
});

if (process.argv[2] === 'post') {
  await runPost(async (runtime, saved) => {
    runtime.log.info(`saved ${saved('kept')}`);
    throw new ProviderError('cannot tidy up', { system: 'router', operation: 'tidy' });
  });
} else {
  await runAction(action);
}
