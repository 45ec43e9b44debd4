/** What the status of a database or a snapshot means for whoever waits for it. */
export type Condition = 'ready' | 'busy' | 'stuck';

/**
 * The statuses that don't pass by themselves, with what to do:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/accessing-monitoring.html#Aurora.Status
 */
const stuck: readonly (readonly [RegExp, string])[] = [
  [/^(stopped|stopping)$/, 'start it'],
  [/^(deleting|deleted|delete-precheck)$/, 'it is being deleted'],
  [/^storage-full$/, 'give it more storage'],
  [
    /^inaccessible-encryption-credentials(-recoverable)?$/,
    'its KMS key is disabled, deleted or out of reach: enable the key, then start the database or restore a snapshot',
  ],
  [
    /^incompatible-network$/,
    'its subnets have no free address or its VPC is in no fit state: look at the subnet group',
  ],
  [
    /^incompatible-option-group$/,
    'it can’t work with its option group: look at its events and change the group',
  ],
  [
    /^incompatible-parameters$/,
    'it can’t start with its parameter group: put the parameters right and reboot it',
  ],
  [
    /^incompatible-(restore|create)$/,
    'RDS can’t restore it: look at its events (features that the engine or the class doesn’t have, temporary tables of MySQL)',
  ],
  [/^insufficient-capacity$/, 'AWS has no such machine free: change the class, or try again later'],
  [
    /^(failed|restore-error|migration-failed|cloning-failed|error)$/,
    'look at its events; RDS can’t bring it back',
  ],
  [/^incompatible-/, 'look at its events'],
];

/**
 * What a status means. Ready are those in which a database answers; a snapshot may be refused in the last of them:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html. What isn't known counts as passing: AWS
 * adds new ones for what it is busy with.
 */
export function conditionOf(status: string): Condition {
  if (/^(available|storage-optimization|storage-initialization)$/.test(status)) return 'ready';
  return stuck.some(([pattern]) => pattern.test(status)) ? 'stuck' : 'busy';
}

/** What to do about a status that doesn't pass. */
export function remedyFor(status: string): string {
  return stuck.find(([pattern]) => pattern.test(status))?.[1] ?? 'it passes by itself';
}
