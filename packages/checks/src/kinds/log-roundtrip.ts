import type { CheckConfigurationOf } from '@deploy-actions/config';
import type { Check, CheckContext } from '../check.ts';
import { createSearch } from '../monitoring/markers/search.ts';
import { createWriting } from '../monitoring/markers/write.ts';
import { awaitArrival, gradeArrival, newMarker } from '../monitoring/round-trip.ts';

/** Writes a marker to the log and waits until it is found. Throws ConfigurationError for requests that could write or find none. */
export function createLogRoundtripCheck(
  configuration: CheckConfigurationOf<'log-roundtrip'>,
  context: Pick<CheckContext, 'runtime' | 'subject'>,
): Check {
  const { interval, timeout, 'warn-slower-than': slow } = configuration;
  const { clock } = context.runtime;
  const writing = createWriting(configuration.write, timeout, context);
  const search = createSearch(configuration.find, timeout, context);
  return {
    asks: `${writing.asks}, then ${search.asks}`,
    async ask(signal) {
      const marker = newMarker();
      // A search that repeats what it is asked for would find anything.
      const before = await search.look(marker, signal);
      if (before.found) {
        const finding = `${search.where} has the marker before it was written: it repeats what it is asked for, which proves nothing`;
        return { status: 'fail', finding, answer: `found ${marker}, which nobody had written` };
      }
      const started = clock.now();
      await writing.write(marker, signal);
      const look = (until: AbortSignal) => search.look(marker, until);
      const arrival = await awaitArrival(look, { started, interval, clock, signal });
      const { status, finding } = gradeArrival(`the marker in the log`, arrival, slow);
      const where = arrival.found ? `found in ${search.where}` : `written, and not found in ${search.where}`;
      return { status, finding, answer: `${marker}: ${where}, looks: ${arrival.looks}` };
    },
  };
}
