import { faketimeLibrary } from '../../../scripts/components/monitoring.ts';

/** Variables under which a process sees time pass so many times as fast, from now on; timers and dates agree. https://github.com/wolfcw/libfaketime */
export function fasterTime(factor: number): Record<string, string> {
  return { LD_PRELOAD: faketimeLibrary(), FAKETIME: `+0 x${factor}` };
}
