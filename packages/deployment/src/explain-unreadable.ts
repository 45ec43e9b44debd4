import { ConfigurationError, type Runtime } from '@deploy-actions/action-kit';
import { colors } from '@deploy-actions/config';
import type { RunAccess, ShiftConfigured } from './deployment-configuration.ts';
import { findObstacles } from './obstacles.ts';
import type { ShiftPlan } from './shift-types.ts';
import { shiftWorld } from './world.ts';

/**
 * What to say when state or router could not be read: a right that is missing to look is seldom the only one, so all that would
 * stop the shift is told, in place of the failure; which colour is to be deployed to isn't known then. Where nothing is found, the failure.
 */
export async function explainUnreadable(
  failure: unknown,
  configuration: ShiftConfigured,
  version: Pick<ShiftPlan, 'version' | 'sha'>,
  runtime: Runtime,
  access: RunAccess,
): Promise<unknown> {
  const { service, environment } = configuration;
  try {
    const world = await shiftWorld(configuration, version, runtime, access);
    const obstacles = await findObstacles(world, { service, environment, ...version }, colors);
    return obstacles.length > 0 ? new ConfigurationError(obstacles.map((message) => ({ message }))) : failure;
  } catch {
    return failure;
  }
}
