import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { ConfigurationError, type ProcessRunner } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Capacity } from './capacity.ts';

/** What `nvidia-smi` is asked (`nvidia-smi --help-query-gpu`): a line for each GPU. */
const question = ['--query-gpu=name,memory.free', '--format=csv,noheader'];

/** What this machine has free. CPU by the load of the last minute. Throws ConfigurationError where that can't be told. */
export async function runnerCapacity(
  { 'cpu-free': cpu, 'memory-free': memory, gpu }: CheckConfigurationOf<'cluster-capacity'>,
  processes: Pick<ProcessRunner, 'tool'>,
  directory: string,
  signal: AbortSignal,
): Promise<Capacity> {
  const total = availableParallelism();
  if (cpu !== undefined && process.platform === 'win32')
    throw new ConfigurationError('Windows tells no load: leave out `cpu-free` on this runner');
  return {
    name: 'this runner',
    cpu: cpu && { total, free: Math.max(0, total - (loadavg()[0] ?? Number.NaN)) },
    memory: memory && { total: totalmem(), free: freemem() },
    gpus: gpu && (await countGpus(processes, directory, signal)),
  };
}

async function countGpus(
  processes: Pick<ProcessRunner, 'tool'>,
  directory: string,
  signal: AbortSignal,
): Promise<number> {
  const { exitCode, stdout, stderr } = await processes
    .tool({ command: 'nvidia-smi', args: question, directory, timeout: 20_000, signal })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      throw new ConfigurationError(
        `no GPU can be seen: nvidia-smi, which comes with its driver, does not run (${why})`,
      );
    });
  if (exitCode === 0) return stdout.split('\n').filter((line) => line.trim() !== '').length;
  // It says on standard output what is wrong with the driver.
  const said = `${stdout.trim()} ${stderr.trim()}`.trim().split('\n')[0] ?? '';
  throw new ConfigurationError(`no GPU can be seen: nvidia-smi ended with exit code ${exitCode}: ${said}`);
}
