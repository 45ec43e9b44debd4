import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../../src/providers/command.ts';
import { describeProvider } from './provider-conformance.ts';
import type { ProviderHarness, Situation } from './provider-harness.ts';

const names = ['orders', 'queue', 'sessions'] as const;

/** Leaves a mark for each start, then runs what the test put under the name of the query. */
const run = `
touch starts/$METRIC_QUERY.$$
if [ -n "$METRIC_FROM" ]; then test "$METRIC_FROM" -lt "$METRIC_TO" && test "$METRIC_STEP" -gt 0; fi
if [ -e crowd ]; then
  for try in $(seq 200); do
    [ "$(ls starts | wc -l)" -ge "$(cat crowd)" ] && break
    sleep 0.05
  done
  [ "$(ls starts | wc -l)" -ge "$(cat crowd)" ]
fi
. "answers/$METRIC_QUERY"
`;

const answers: Partial<Record<Situation, string>> = {
  nothing: 'echo nothing to see >&2',
  'not-a-number': 'echo NaN',
  'several-series': 'for value in 1 2; do echo $METRIC_TO $value; done',
  'wrong-shape': 'echo "value: 1"',
  html: 'echo "<html>"',
  forbidden: 'echo "403 with $SHOP_TOKEN" >&2; exit 1',
  unavailable: 'echo starting >&2; exit 75',
  // In place of the shell: a child that loses its parent is waited for until somebody has buried it.
  hanging: 'exec sleep 60',
};

const harness: ProviderHarness<Parameters<typeof command.create>[0]> = {
  kind: command,
  queries: names,
  system: /`run`/,
  secrets: ['shop-token-1234'],
  situations: {
    nothing: 'applies',
    'not-a-number': 'applies',
    'several-series': 'applies',
    'bad-query': { never: 'a script has only its exit code for what is wrong' },
    'wrong-shape': 'applies',
    'cut-off': { never: 'output ends where it ends' },
    html: { instead: 'malformed', because: 'there is one format, and this is not it' },
    unauthorized: { never: 'see forbidden' },
    forbidden: { instead: 'refused', because: 'a script has only its exit code for what is wrong' },
    'too-many-requests': { never: 'see forbidden' },
    'internal-error': { never: 'see forbidden' },
    unavailable: 'applies',
    hanging: 'applies',
    refusing: { never: 'bash is on this machine' },
  },
  requestsPerLook: (queries) => queries,
  history: {
    pagedSteps: { never: 'one start asks for everything' },
    notANumber: 'applies',
  },
  findsMistakes: false,
  start: async ({ timeout, runtime }) => {
    const folder = runtime.workspace;
    const marks = join(folder, 'starts');
    await Promise.all(['starts', 'answers'].map((name) => mkdir(join(folder, name))));
    const put = (texts: readonly string[]) =>
      Promise.all(names.map((name, index) => writeFile(join(folder, 'answers', name), texts[index] ?? '')));
    let starts: readonly string[] = [];
    const watch = async () => {
      starts = await readdir(marks);
    };
    const timer = setInterval(() => void watch().catch(() => {}), 20);
    timer.unref();
    return {
      source: { provider: 'command', run, history: true, timeout },
      giveValues: async (values) => {
        await put(names.map((_, index) => (values[index] === undefined ? '' : `echo ${values[index]}`)));
      },
      give: async (situation) => {
        await put(names.map(() => `SHOP_TOKEN=shop-token-1234; ${answers[situation]}`));
      },
      requests: () => starts.length,
      holdUntil: async (wanted) => {
        await rm(marks, { recursive: true });
        await mkdir(marks);
        await writeFile(join(folder, 'crowd'), String(wanted));
      },
      givePoints: async (series) => {
        const lines = series.map((points) =>
          points
            .map(({ time, value }) => `${time / 1_000} ${Number.isNaN(value) ? 'NaN' : value}`)
            .join('\n'),
        );
        await put(lines.map((text) => (text === '' ? '' : `cat <<'END'\n${text}\nEND`)));
      },
    };
  },
};

describeProvider('command', harness);
