import { formatSize } from '@deploy-actions/action-kit';
import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Grade } from '../../grades.ts';

/** What one machine has, and what of it is free. Where nobody asked, there is nothing. */
export interface Capacity {
  /** What messages call the machine: the name of a node. */
  readonly name: string;
  /** In CPUs. */
  readonly cpu?: { readonly total: number; readonly free: number } | undefined;
  /** In bytes. */
  readonly memory?: { readonly total: number; readonly free: number } | undefined;
  /** In bytes. */
  readonly disk?: { readonly total: number; readonly free: number } | undefined;
  /** Pieces. */
  readonly gpus?: number | undefined;
}

type Configuration = CheckConfigurationOf<'cluster-capacity'>;
type Limits = { readonly 'fail-below'?: number | undefined; readonly 'warn-below'?: number | undefined };

/** What is free on machines, against the limits; one finding for everything that runs short, or one for all. */
export function gradeCapacity(machines: readonly Capacity[], configuration: Configuration): readonly Grade[] {
  const { 'cpu-free': cpu, 'memory-free': memory, 'disk-free': disk, gpu } = configuration;
  const grades = [
    ...(cpu === undefined ? [] : [gradeCpu(machines, cpu)]),
    ...(memory === undefined ? [] : [gradeSpace('memory', machines, memory)]),
    ...(disk === undefined ? [] : [gradeSpace('disk', machines, disk)]),
    ...(gpu === undefined ? [] : [gradeGpus(machines, gpu['at-least'])]),
  ];
  const short = grades.filter(({ status }) => status !== 'pass');
  if (short.length > 0) return short;
  return [{ status: 'pass', finding: grades.map(({ finding }) => finding).join(', ') }];
}

function gradeCpu(machines: readonly Capacity[], limits: Limits): Grade {
  const sum = (of: 'total' | 'free') => machines.reduce((all, { cpu }) => all + (cpu?.[of] ?? Number.NaN), 0);
  const [free, total] = [sum('free'), sum('total')];
  const share = Math.max(0, (free / total) * 100);
  const is = `${percent(share)} of ${count(total)} CPUs are free`;
  return graded(is, share, limits, (limit) => `${percent(limit)}`);
}

function gradeSpace(what: 'memory' | 'disk', machines: readonly Capacity[], limits: Limits): Grade {
  const free = (machine: Capacity) => machine[what]?.free ?? Number.NaN;
  const wanted = Math.max(limits['fail-below'] ?? 0, limits['warn-below'] ?? 0);
  const [least] = machines.toSorted((a, b) => free(a) - free(b));
  if (least === undefined) return { status: 'fail', finding: `no machine tells its ${what}` };
  const others = machines.filter((machine) => free(machine) < wanted).length - 1;
  const more = others > 0 ? ` (and ${others} more with too little)` : '';
  const name = what === 'memory' ? 'memory' : 'of disk';
  const is = `${formatSize(Math.max(0, free(least)))} ${name} free on ${least.name}${more}`;
  return graded(is, free(least), limits, formatSize);
}

function gradeGpus(machines: readonly Capacity[], wanted: number): Grade {
  const found = machines.reduce((all, { gpus = 0 }) => all + gpus, 0);
  const is = `${found} ${found === 1 ? 'GPU' : 'GPUs'}`;
  return found >= wanted
    ? { status: 'pass', finding: is }
    : { status: 'fail', finding: `${is}, wanted at least ${wanted}` };
}

/** A value that isn't known is too little. */
function graded(is: string, value: number, limits: Limits, format: (limit: number) => string): Grade {
  const { 'fail-below': fail, 'warn-below': warn } = limits;
  if (!(value >= (fail ?? Number.NEGATIVE_INFINITY)))
    return { status: 'fail', finding: `${is}, wanted at least ${format(fail ?? 0)}` };
  if (warn !== undefined && value < warn)
    return { status: 'warn', finding: `${is}, a warning below ${format(warn)}` };
  return { status: 'pass', finding: is };
}

/** One line for a machine, for evidence. */
export function describeCapacity({ name, cpu, memory, disk, gpus }: Capacity): string {
  const space = (what: string, amount: Capacity['memory']) =>
    amount === undefined ? [] : [`${formatSize(amount.free)} of ${formatSize(amount.total)} ${what} free`];
  const parts = [
    ...(cpu === undefined ? [] : [`${count(cpu.free)} of ${count(cpu.total)} CPUs free`]),
    ...space('memory', memory),
    ...space('disk', disk),
    ...(gpus === undefined ? [] : [`${gpus} GPUs`]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

function percent(share: number): string {
  // Rounded down, so that what is too little never looks like enough.
  return `${Math.floor(share * 10) / 10}%`;
}

function count(cpus: number): string {
  return String(Math.round(cpus * 100) / 100);
}
