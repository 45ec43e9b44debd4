import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { look, open } from './http-source.ts';

describe('an answer that is hard to read', () => {
  it.each([0, 55, 75, 115])(
    'lets nothing secret of its answer into a message, after %i letters',
    async (before) => {
      const queries = ['v', 'v + 1', '{"a": v}', '$number(v)', '[[v, 1]]'];
      const { provider, runtime } = await open({ v: `${'x'.repeat(before)}hunter22` }, queries);
      runtime.secrets.add('hunter22');
      for (const { failure, ...rest } of await provider.observe()) {
        expect(failure).toBe('malformed');
        expect(JSON.stringify(rest)).not.toContain('hun');
      }
    },
  );

  it.each(['[', '{"a":'])('answers where it is nested without end: %s', async (opening) => {
    const close = opening === '[' ? ']' : '}';
    const body = `${opening.repeat(20_000)}1${close.repeat(20_000)}`;
    const { provider } = await open(() => ({ body }), ['$', '**.b', '{"f": function($x) { $x }}']);
    const answers = await provider.observe();
    expect(answers[0]).toMatchObject({ failure: 'malformed' });
    expect(answers.every(({ failure }) => failure !== undefined)).toBe(true);
  });

  /** JSONata looks at the clock at each step of an expression: from now on, a step takes a millisecond. */
  function slowSteps(): void {
    let now = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => {
      now += 1;
      return now;
    });
    onTestFinished(() => void vi.restoreAllMocks());
  }

  it('does not keep a look busy for ever', async () => {
    slowSteps();
    expect(await look({}, '($f := function($x) { $f($x) }; $f(1))')).toMatchObject({
      failure: 'bad-query',
      detail: expect.stringContaining('timeout'),
    });
  });

  it('has time for each of its queries, however many there are', async () => {
    slowSteps();
    // A query takes 600 steps of the 1,000 that it may.
    const rows = Array.from({ length: 100 }, (_, v) => ({ v }));
    const queries = [0, 1, 2].map((index) => `$count(rows[v >= 0]) + ${index}`);
    const { provider } = await open({ rows }, queries);
    expect(await provider.observe()).toEqual([{ value: 100 }, { value: 101 }, { value: 102 }]);
  });

  it('is done at once with a text of full stops', async () => {
    const answer = await look({ v: `${'.'.repeat(200_000)}x` }, '$number(v)');
    expect(answer).toMatchObject({ failure: 'malformed' });
  });
});
