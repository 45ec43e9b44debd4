import { createPlainLog, createRunnerLog, runnerCommands, Secrets } from '@deploy-actions/action-kit';
import { describe, expect, test, vi } from 'vitest';

/** What a log writes to standard output. */
async function written(work: () => unknown): Promise<string> {
  let text = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return text;
}

const place = { file: 'deploy.yml', line: 3, column: 5 };
const secrets = new Secrets();
secrets.add('hunter22');

describe("the runner's log", () => {
  const log = createRunnerLog(runnerCommands, secrets);

  test('has annotations at their place, which the message names as well', async () => {
    expect(await written(() => log.error('is wrong', place))).toBe(
      '::error file=deploy.yml,line=3,col=5::deploy.yml:3:5: is wrong\n',
    );
    expect(await written(() => log.warning('careful'))).toBe('::warning::careful\n');
    expect(await written(() => log.notice('look'))).toBe('::notice::look\n');
  });

  test('has groups that end even when their work fails', async () => {
    const failing = () => log.group('Work', () => Promise.reject(new Error('no'))).catch(() => {});
    expect(await written(failing)).toBe('::group::Work\n::endgroup::\n');
  });

  test.each([
    ['::set-output name=weights::forged', '::'],
    ['first line\n  ::error::forged', '::'],
    ['text ##[set-output name=a]forged', '##['],
  ])('lets no text be taken for a command: %j', async (text, command) => {
    const line = await written(() => log.info(text));
    const lines = line.split('\n');
    expect(lines.every((one) => !one.trimStart().startsWith('::') && !one.includes('##['))).toBe(true);
    expect(line.replaceAll('\u200b', '')).toBe(`${text}\n`);
    expect(text).toContain(command);
  });

  test('masks secrets in everything', async () => {
    const text = await written(async () => {
      log.debug('hunter22');
      log.info('hunter22');
      log.notice('hunter22');
      log.warning('hunter22', { ...place, file: 'hunter22.yml' });
      log.error('hunter22');
      await log.group('hunter22', async () => {});
    });
    expect(text.match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(6);
    expect(text.replaceAll('file=hunter22.yml', '')).not.toContain('hunter22');
  });
});

describe('the plain log', () => {
  function plain(options: { debug?: boolean } = {}) {
    const lines: string[] = [];
    return { lines, log: createPlainLog(secrets, { ...options, write: (text) => lines.push(text) }) };
  }

  test('names the kind and the place of what is wrong, and masks secrets', async () => {
    const { lines, log } = plain();
    log.info('hello hunter22');
    log.notice('n');
    log.warning('w', place);
    log.error('e hunter22', { ...place, file: 'hunter22.yml' });
    log.debug('not shown');
    expect(await log.group('Work', async () => 7)).toBe(7);
    expect(lines).toEqual([
      'hello ***\n',
      'notice: n\n',
      'warning: deploy.yml:3:5: w\n',
      'error: ***.yml:3:5: e ***\n',
      '▸ Work\n',
    ]);
  });

  test('shows debug messages when asked to', () => {
    const { lines, log } = plain({ debug: true });
    log.debug('deep');
    expect(lines).toEqual(['debug: deep\n']);
  });
});
