import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  type GetParametersByPathResult,
  PutParameterCommand,
  type PutParameterCommandInput,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { describeError, type Log } from '@deploy-actions/action-kit';
import { type AwsAccess, awsFailure, clientSettings } from '@deploy-actions/aws';
import type { StateDocument } from '../state-document.ts';
import { stateSystem } from '../state-store.ts';
import type { NumberedTexts } from './numbered-state-store.ts';
import { type SsmNames, ssmNames } from './ssm-names.ts';
import { fromParameterValue, toParameterValue } from './ssm-value.ts';

/** The time for one call with all its tries, in milliseconds. */
const callTimeout = 8_000;

/**
 * How long a list may lag behind, in milliseconds: a revision is removed only when its successor has stood this long. Four
 * times what AWS wants between the deletion of a name and its return; it documents nothing for lists.
 */
const horizon = 2 * 60_000;

interface Listed {
  readonly text: string;
  readonly created: number;
}

type Sent<T> = (client: SSMClient, options: { readonly abortSignal: AbortSignal }) => Promise<T>;

/**
 * Revisions in the Parameter Store of AWS. Revision n is the parameter `<parameter>.state/<n>`, created with
 * `Overwrite=false`, which one writer alone can do, and never changed. The parameter itself holds the active colour, `blue`
 * or `green`, for whoever wants to know no more than that.
 */
export class SsmTexts implements NumberedTexts {
  readonly type = 'ssm';
  readonly #names: SsmNames;
  readonly #access: AwsAccess;
  readonly #log: Log;
  #client: SSMClient | undefined;
  #listed: ReadonlyMap<number, Listed> = new Map();
  readonly #warned = new Set<string>();

  /** Throws ConfigurationError for a name that AWS doesn't allow. */
  constructor(parameter: string, access: AwsAccess, log: Log) {
    this.#names = ssmNames(parameter);
    this.#access = access;
    this.#log = log;
  }

  async numbers(): Promise<readonly number[]> {
    const listed = new Map<number, Listed>();
    const prefix = `${this.#names.path}/`;
    let NextToken: string | undefined;
    do {
      const input = { Path: this.#names.path, MaxResults: 10, ...(NextToken ? { NextToken } : {}) };
      const page: GetParametersByPathResult = await this.#call(
        { operation: 'list the revisions', action: 'GetParametersByPath', name: this.#names.path },
        (client, options) => client.send(new GetParametersByPathCommand(input), options),
      );
      for (const { Name = '', Value = '', LastModifiedDate } of page.Parameters ?? []) {
        const number = Name.startsWith(prefix) ? Name.slice(prefix.length) : '';
        if (!/^[1-9]\d*$/.test(number)) continue;
        const created = LastModifiedDate?.getTime() ?? Number.NaN;
        listed.set(Number(number), { text: fromParameterValue(Value), created });
      }
      // A page may be empty and yet not be the last one.
      NextToken = page.NextToken;
    } while (NextToken);
    this.#listed = listed;
    return [...listed.keys()];
  }

  async read(number: number): Promise<string | undefined> {
    // A revision never changes, so what the list said about it holds.
    const listed = this.#listed.get(number);
    if (listed) return listed.text;
    const found = await this.#get(this.placeOf(number));
    return found === undefined ? undefined : fromParameterValue(found);
  }

  async create(number: number, text: string): Promise<boolean> {
    const Value = toParameterValue(text);
    const input = {
      Name: this.placeOf(number),
      Value,
      Type: 'String',
      Tier: 'Standard',
      Overwrite: false,
    } as const;
    try {
      await this.#put('create a revision', input);
      return true;
    } catch (error) {
      if (causedBy(error, 'ParameterAlreadyExists')) return false;
      throw error;
    }
  }

  async remove(number: number): Promise<void> {
    const Name = this.placeOf(number);
    try {
      await this.#call(
        { operation: 'delete an old revision', action: 'DeleteParameter', name: `${this.#names.path}/*` },
        (client, options) => client.send(new DeleteParameterCommand({ Name }), options),
      );
    } catch (error) {
      if (causedBy(error, 'ParameterNotFound')) return;
      this.#warn(`old revisions of the state stay in SSM: ${describeError(error)}`);
      throw error;
    }
  }

  removable(number: number): boolean {
    const later = [...this.#listed].filter(([other]) => other > number).sort(([a], [b]) => a - b);
    const successor = later[0]?.[1];
    const newest = later.at(-1)?.[1];
    return successor !== undefined && newest !== undefined && newest.created - successor.created >= horizon;
  }

  async mirror({ active }: StateDocument): Promise<boolean> {
    if (active === undefined) return false;
    try {
      const shown = await this.#get(this.#names.plain);
      if (shown === active) return false;
      // What exists keeps its type and tier: they may not be the ones we would choose.
      const created = shown === undefined ? ({ Type: 'String', Tier: 'Standard' } as const) : {};
      const input = { Name: this.#names.plain, Value: active, Overwrite: true, ...created };
      await this.#put('show the active colour', input);
      return true;
    } catch (error) {
      this.#warn(
        `${this.#names.plain} may not show the active colour, ${active}, until the next write of the state: ${describeError(error)}`,
      );
      return false;
    }
  }

  placeOf(number: number): string {
    return `${this.#names.path}/${number}`;
  }

  async #get(Name: string): Promise<string | undefined> {
    try {
      const { Parameter } = await this.#call(
        { operation: 'read a parameter', action: 'GetParameter', name: Name },
        (client, options) => client.send(new GetParameterCommand({ Name, WithDecryption: true }), options),
      );
      return Parameter?.Value;
    } catch (error) {
      if (causedBy(error, 'ParameterNotFound')) return undefined;
      throw error;
    }
  }

  #put(operation: string, input: PutParameterCommandInput): Promise<unknown> {
    const name = input.Name === this.#names.plain ? this.#names.plain : `${this.#names.path}/*`;
    return this.#call({ operation, action: 'PutParameter', name }, (client, options) =>
      client.send(new PutParameterCommand(input), options),
    );
  }

  async #call<T>(
    call: { readonly operation: string; readonly action: string; readonly name: string },
    send: Sent<T>,
  ): Promise<T> {
    this.#client ??= new SSMClient(clientSettings(this.#access));
    try {
      return await send(this.#client, { abortSignal: AbortSignal.timeout(callTimeout) });
    } catch (error) {
      const name = call.name.replace(/^\/?/, '/');
      throw awsFailure(error, {
        system: stateSystem,
        operation: `${call.operation} (${call.action} ${name})`,
        action: `ssm:${call.action}`,
        resource: `arn:aws:ssm:${this.#access.region}:*:parameter${name}`,
      });
    }
  }

  #warn(message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    this.#log.warning(message);
  }
}

function causedBy(error: unknown, name: string): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.name === name;
}
