import { ConfigurationError } from '@deploy-actions/action-kit';
import { type Counts, countOf, type ReadCounts } from './counts.ts';

/** What ran of one source file, by line, branch or function. */
interface Source {
  readonly lines: Map<string, boolean>;
  readonly branches: Map<string, boolean>;
  readonly functions: Map<string, boolean>;
  /** Totals of a record, for files that have nothing else. */
  readonly totals: Map<string, number>;
}

/**
 * Reads an lcov tracefile (https://man7.org/linux/man-pages/man1/geninfo.1.html). A source file with several records, one for
 * each test, counts once. Throws ConfigurationError with the line that can't be read.
 */
export const readLcov: ReadCounts = (text, file) => {
  const sources = new Map<string, Source>();
  let current: Source | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#') || line.startsWith('TN:')) continue;
    if (line.trim() === 'end_of_record') {
      current = undefined;
      continue;
    }
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
    if (key === 'SF') {
      current = sources.get(value) ?? {
        lines: new Map(),
        branches: new Map(),
        functions: new Map(),
        totals: new Map(),
      };
      sources.set(value, current);
    } else if (key === '' || !current || !take(current, key, value)) {
      throw new ConfigurationError(`\`${file}\` is no lcov tracefile: line ${index + 1} can't be read`);
    }
  }
  if (current) throw new ConfigurationError(`\`${file}\` is cut off: its last record has no end`);
  return total([...sources.values()], file);
};

/** Adds what a line says; false when it can't be read. Keys this doesn't know are left alone. */
function take({ lines, branches, functions, totals }: Source, key: string, value: string): boolean {
  const parts = value.split(',');
  const mark = (map: Map<string, boolean>, name: string, hits: string | undefined) => {
    // `-` stands for a branch whose line never ran. Counts of some compilers run over and are negative.
    if (hits === undefined || !/^(-|-?\d+(\.\d+)?(e\+?\d+)?)$/i.test(hits)) return false;
    map.set(name, map.get(name) === true || Number(hits) > 0);
    return true;
  };
  switch (key) {
    case 'DA':
      return /^\d+$/.test(parts[0] ?? '') && mark(lines, parts[0] ?? '', parts[1]);
    case 'BRDA':
      return mark(branches, parts.slice(0, -1).join(), parts.at(-1));
    case 'FNDA':
      return mark(functions, parts.slice(1).join(), parts[0]);
    case 'FNA':
      return mark(functions, parts.slice(2).join(), parts[1]);
    case 'LF':
    case 'LH':
    case 'BRF':
    case 'BRH':
    case 'FNF':
    case 'FNH':
      totals.set(key, Number(value));
      return /^\d+$/.test(value);
    default:
      return true;
  }
}

function total(sources: readonly Source[], file: string): Counts {
  const sum = (unit: 'lines' | 'branches' | 'functions', found: string, hit: string) => {
    let [all, covered] = [0, 0];
    for (const { [unit]: marks, totals } of sources) {
      all += marks.size || (totals.get(found) ?? 0);
      covered += marks.size ? [...marks.values()].filter(Boolean).length : (totals.get(hit) ?? 0);
    }
    return countOf(covered, all, file, unit);
  };
  return {
    lines: sum('lines', 'LF', 'LH'),
    branches: sum('branches', 'BRF', 'BRH'),
    functions: sum('functions', 'FNF', 'FNH'),
  };
}
