import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import { ConfigurationError, quoted } from '@deploy-actions/action-kit';
import { type AwsAccess, clientSettings } from '@deploy-actions/aws';
import type { MaintenanceConfigurationOf } from '@deploy-actions/config';
import { callAws, isRefusedWith } from '../aws-calls.ts';
import { type MaintenanceRecord, readFlag, recordText } from '../maintenance-record.ts';
import { type MaintenanceSwitch, SwitchConflictError, type SwitchReading } from '../maintenance-switch.ts';

/** The size of a parameter of the Standard tier, in bytes: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const largestValue = 4_096;

/** What applications read while it is off. */
const offText = '{"enabled":false}';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html */
const namePattern = /^(?!\/?(aws|ssm))([\w.-]+|(\/[\w.-]+){1,15})$/i;

/** The few calls of the Parameter Store that are needed here. */
interface Parameters {
  /** `undefined` when there is none; `version` for an older one. */
  get(version?: number): Promise<{ readonly value: string; readonly version: number } | undefined>;
  /** Gives the new version; throws SwitchConflictError when it is to be created and is there already. */
  put(value: string, options: { readonly create: boolean }): Promise<number>;
}

/** Opens the switch. The SDK is loaded here, and nothing is sent yet. Throws ConfigurationError for a name that AWS doesn't allow. */
export async function openSsmSwitch(
  { parameter, timeout }: MaintenanceConfigurationOf<'ssm'>,
  access: AwsAccess,
): Promise<MaintenanceSwitch> {
  if (!namePattern.test(parameter)) {
    throw new ConfigurationError(
      `\`maintenance.parameter\` is ${quoted(parameter)}, which is no name for a parameter in AWS: letters, digits and \`_.-\`, in up to 15 levels that each begin with \`/\`, and not \`aws\` or \`ssm\` at the beginning`,
    );
  }
  return new SsmSwitch(parameter, await openParameters(parameter, access, timeout));
}

/**
 * A parameter with the record as JSON. Each write is a version more than the one before it: who finds another one between has
 * overwritten somebody, and gives it back.
 */
class SsmSwitch implements MaintenanceSwitch {
  readonly type = 'ssm';
  readonly place: string;
  readonly writes = { on: 'write the record as JSON', off: `write \`${offText}\`` };
  readonly #parameters: Parameters;

  constructor(parameter: string, parameters: Parameters) {
    this.place = `the parameter \`${parameter}\` in SSM`;
    this.#parameters = parameters;
  }

  async problems(record: MaintenanceRecord): Promise<readonly string[]> {
    await this.#parameters.get();
    const size = recordText(record).length;
    if (size <= largestValue) return [];
    return [
      `the record takes ${size} bytes, but a parameter in SSM holds ${largestValue}; shorten the message`,
    ];
  }

  async read(): Promise<SwitchReading> {
    const found = await this.#parameters.get();
    if (!found) return { on: false, revision: undefined };
    return { ...readFlag(found.value), revision: String(found.version) };
  }

  turnOn(record: MaintenanceRecord, at: SwitchReading): Promise<void> {
    return this.#write(recordText(record), at);
  }

  async turnOff(at: SwitchReading): Promise<void> {
    if (at.revision !== undefined) await this.#write(offText, at);
  }

  async #write(value: string, at: SwitchReading): Promise<void> {
    const create = at.revision === undefined;
    const before = await this.#parameters.get();
    if ((before === undefined ? undefined : String(before.version)) !== at.revision)
      throw new SwitchConflictError();
    const version = await this.#parameters.put(value, { create });
    const expected = (before?.version ?? 0) + 1;
    if (create || version <= expected) return;
    // Somebody else wrote right after the look, before this write, and believes that it holds.
    const overwritten = await this.#parameters.get(expected);
    const now = await this.#parameters.get();
    if (overwritten && now?.version === version)
      await this.#parameters.put(overwritten.value, { create: false });
    throw new SwitchConflictError();
  }
}

async function openParameters(parameter: string, access: AwsAccess, timeout: number): Promise<Parameters> {
  const sdk = await import('@aws-sdk/client-ssm');
  const settings = clientSettings(access);
  const reader = new sdk.SSMClient(settings);
  // A write is repeated by whoever knows what an earlier one that still lands would undo.
  const writer = new sdk.SSMClient({ ...settings, maxAttempts: 1 });
  const name = parameter.replace(/^\/?/, '/');
  const resource = `arn:aws:ssm:${access.region}:*:parameter${name}`;
  const details = (operation: string, action: string) => ({
    ...{ operation: `${operation} (${action} ${name})`, action: `ssm:${action}`, resource },
  });
  return {
    async get(version) {
      const Name = version === undefined ? parameter : `${parameter}:${version}`;
      const command = new sdk.GetParameterCommand({ Name, WithDecryption: true });
      try {
        const call = details('read the parameter', 'GetParameter');
        const { Parameter } = await callAws(call, timeout, (options) => reader.send(command, options));
        return { value: Parameter?.Value ?? '', version: Parameter?.Version ?? 0 };
      } catch (error) {
        if (isRefusedWith(error, 'ParameterNotFound', 'ParameterVersionNotFound')) return undefined;
        throw error;
      }
    },
    async put(value, { create }) {
      const kind = create
        ? ({ Type: 'String', Tier: 'Standard', Overwrite: false } as const)
        : { Overwrite: true };
      const input: PutParameterCommandInput = { Name: parameter, Value: value, ...kind };
      try {
        const call = details('write the parameter', 'PutParameter');
        const { Version = 0 } = await callAws(call, timeout, (options) =>
          writer.send(new sdk.PutParameterCommand(input), options),
        );
        return Version;
      } catch (error) {
        if (isRefusedWith(error, 'ParameterAlreadyExists')) throw new SwitchConflictError();
        throw error;
      }
    },
  };
}
