import { describeError, isoInstant, ProviderError } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import { describeContract, type Journal, type StateSession } from '@deploy-actions/state';
import { allOn, otherColor } from '@deploy-actions/traffic';
import type { ShiftDependencies } from './shift-types.ts';
import { cutOff } from './situation.ts';
import { outlastLateWrites, returnTraffic } from './traffic-control.ts';

/**
 * Ends an operation whose runner is gone: all traffic to the colour it came from (for a rollback, the one it went to) or,
 * if that isn't healthy and the other one had traffic and fits the database, to the other one. Gives the colour that serves then. Throws
 * ProviderError when none is healthy. Traffic goes back at once; then the longest router write of the lost run is waited out.
 */
export async function settleInterrupted(
  journal: Journal,
  session: StateSession,
  world: Pick<ShiftDependencies, 'router' | 'prober' | 'urlOf' | 'clock' | 'log'>,
  cause = cutOff(journal),
): Promise<Color> {
  const { clock, log, prober, urlOf } = world;
  log.warning(`${cause}; settling it first.`);
  const wanted = journal.operation === 'shift' ? journal.from : journal.to;
  const findings: string[] = [];
  let refused = false;
  // Cut off while preparing, the other colour has proved nothing and has no traffic: it is no way out.
  const candidates = journal.phase === 'preparing' ? [wanted] : [wanted, otherColor(wanted)];
  for (const color of candidates) {
    const { healthy, finding } = await prober.probe(urlOf(color));
    findings.push(`${color}: ${finding}`);
    if (!healthy) continue;
    // Where the operation came from, or where somebody sent it, is no question; what nobody chose must fit the database.
    const contract = color === wanted ? undefined : session.state.contracts?.[color];
    if (contract) {
      refused = true;
      findings.push(
        `${color} is from before migrations that took away what it needs: ${describeContract(contract)}`,
      );
      continue;
    }
    const intent = {
      ...{ ...journal, phase: 'rolling-back' as const, intended: allOn(color) },
      writeLimit: Math.max(journal.writeLimit, world.router.writeLimit),
    };
    await returnTraffic(world.router, allOn(color), session, intent, world);
    if (journal.phase !== 'preparing') {
      await outlastLateWrites(world.router, allOn(color), journal.writeLimit, session, world);
    }
    const { operation, from, to, version } = journal;
    const reason = `${cause}; a later run put all traffic on ${color}.`;
    const settled = {
      ...{ operation, from, to, version, reason },
      // On the other colour the shift has come to its end after all, or the rollback has not.
      outcome: color === wanted ? ('rolled-back' as const) : ('promoted' as const),
      weights: allOn(color),
      at: isoInstant(clock.now()),
      by: session.holder,
      reasonCode: 'interrupted',
    };
    await session.update({ active: color, journal: undefined, settled }, leaseWhileSettling);
    return color;
  }
  await session.end().catch((error) => {
    log.warning(`The lock could not be given back: ${describeError(error)}`);
  });
  const none = candidates.length === 1 || refused ? `${wanted} is not healthy` : 'neither colour is healthy';
  const remedy = `repair ${wanted} and run again, or choose a colour with the rollback action and \`force: true\``;
  throw new ProviderError(`${none} (${findings.join('; ')}); traffic is left as it is; ${remedy}`, {
    system: 'health probe',
    operation: 'settle an interrupted operation',
  });
}

/** Until the operation that follows renews it, in milliseconds. */
const leaseWhileSettling = 10 * 60_000;
