/** A replica as its primary sees it. */
export interface Replica {
  /** `host:port`. */
  readonly name: string;
  readonly online: boolean;
  /** Bytes of the stream that it hasn't confirmed. */
  readonly bytes: number;
  /** Seconds since it confirmed something; `undefined` where the server doesn't say. */
  readonly seconds: number | undefined;
}

/** The text of `INFO` or `CLUSTER INFO` by name. https://redis.io/docs/latest/commands/info/ */
export type Information = ReadonlyMap<string, string>;

/** Reads lines of `name:value`. */
export function readInformation(text: string): Information {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at < 0 || line.startsWith('#') ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    }),
  );
}

/** A number; `undefined` where there is none. */
export function numberOf(information: Information, name: string): number | undefined {
  const text = information.get(name);
  return text === undefined || !/^-?\d+(\.\d+)?$/.test(text) ? undefined : Number(text);
}

/** The replicas that are connected: `slave0:ip=10.0.0.2,port=6379,state=online,offset=1288,lag=0`. */
export function replicasOf(information: Information): Replica[] {
  const sent = numberOf(information, 'master_repl_offset') ?? 0;
  return [...information].flatMap(([name, text]) => {
    if (!/^slave\d+$/.test(name)) return [];
    const fields = new Map(text.split(',').map((field) => field.split('=', 2) as [string, string]));
    const lag = Number(fields.get('lag') ?? Number.NaN);
    return [
      {
        name: `${fields.get('ip')}:${fields.get('port')}`,
        online: fields.get('state') === 'online',
        bytes: Math.max(0, sent - Number(fields.get('offset') ?? 0)),
        seconds: lag >= 0 ? lag : undefined,
      },
    ];
  });
}
