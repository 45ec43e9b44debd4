import { ConfigurationError } from '@deploy-actions/action-kit';
import type { AwsAccess } from '@deploy-actions/aws';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import type { MaintenanceRecord } from '../../maintenance-record.ts';
import { type MaintenanceSwitch, SwitchConflictError, type SwitchReading } from '../../maintenance-switch.ts';
import { bodySize, fixedAnswer, largestBody, messageIn } from './fixed-answer.ts';
import { recordIn, tagsOf } from './rule-tags.ts';
import { type ListenerRules, openRules, type TaggedRule } from './rules.ts';

type AlbConfiguration = MaintenanceConfigurationOf<'alb'>;

/** Opens the switch; requests go to the region its ARN names. */
export async function openAlbSwitch(
  configuration: AlbConfiguration,
  access: AwsAccess,
): Promise<MaintenanceSwitch> {
  const { listener, priority, timeout, hosts, paths } = configuration;
  const conditions = [
    ...(hosts ? [{ Field: 'host-header', HostHeaderConfig: { Values: hosts } }] : []),
    // A rule needs a condition; this one is always so.
    ...(paths || !hosts ? [{ Field: 'path-pattern', PathPatternConfig: { Values: paths ?? ['/*'] } }] : []),
  ];
  return new AlbSwitch(configuration, await openRules(access, { listener, priority, timeout, conditions }));
}

/**
 * A rule of a listener that answers by itself, with who turned it on in its tags: both come into being in one call, and a priority
 * can be given to one rule only.
 */
class AlbSwitch implements MaintenanceSwitch {
  readonly type = 'alb';
  readonly place: string;
  readonly writes: MaintenanceSwitch['writes'];
  readonly #configuration: AlbConfiguration;
  readonly #rules: ListenerRules;

  constructor(configuration: AlbConfiguration, rules: ListenerRules) {
    this.#configuration = configuration;
    this.#rules = rules;
    this.place = `the rule of priority ${configuration.priority} at ${configuration.listener}`;
    this.writes = { on: `create it with the fixed response ${configuration.status}`, off: 'delete it' };
  }

  async problems(record: MaintenanceRecord): Promise<readonly string[]> {
    const size = bodySize(fixedAnswer(this.#configuration, record));
    const found = await this.#rules.find();
    return [
      ...(size > largestBody
        ? [
            `the answer takes ${size} bytes, but a load balancer gives ${largestBody} at most; shorten the message`,
          ]
        : []),
      ...(found && !this.#recordOf(found) ? [this.#foreign(found)] : []),
    ];
  }

  async read(): Promise<SwitchReading> {
    const found = await this.#rules.find();
    if (!found) return { on: false, revision: undefined };
    return { on: true, record: this.#ours(found), revision: revisionOf(found) };
  }

  async turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    const answer = fixedAnswer(this.#configuration, record);
    if (at.revision === undefined) return this.#rules.create(answer, tagsOf(record));
    const { arn } = await this.#at(at);
    // Whose it is stands there before what it says.
    await this.#rules.tag(arn, tagsOf(record));
    if (record.message !== at.record?.message || this.#configuration['content-type'] === 'application/json') {
      await this.#rules.answer(arn, answer);
    }
  }

  async turnOff(at: SwitchReading): Promise<void> {
    if (at.revision === undefined) return;
    const { arn } = await this.#at(at);
    await this.#rules.remove(arn);
  }

  /** The rule, if it is still the one that was read. */
  async #at({ revision }: SwitchReading): Promise<TaggedRule> {
    const found = await this.#rules.find();
    if (!found || revisionOf(found) !== revision) throw new SwitchConflictError();
    return found;
  }

  /** A rule without our tags is never touched, not even with force. */
  #ours(found: TaggedRule): MaintenanceRecord {
    const record = this.#recordOf(found);
    if (record) return record;
    throw new ConfigurationError(this.#foreign(found));
  }

  #recordOf({ rule, tags }: TaggedRule): MaintenanceRecord | undefined {
    const answer = rule.Actions?.find(({ Type }) => Type === 'fixed-response')?.FixedResponseConfig;
    return answer && recordIn(tags, messageIn(answer));
  }

  #foreign({ arn }: TaggedRule): string {
    const { priority, listener } = this.#configuration;
    return `the listener ${listener} has a rule of priority ${priority} that is not ours (${arn}): give another \`priority\``;
  }
}

function revisionOf({ arn, tags }: TaggedRule): string {
  return JSON.stringify([arn, tags.map(({ Key, Value }) => [Key, Value]).toSorted()]);
}
