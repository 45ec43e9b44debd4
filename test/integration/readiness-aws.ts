import { vi } from 'vitest';
import { awsSetUp } from '../../packages/checks/test/aws/set-up.ts';
import {
  type Answer,
  callSsm,
  type FaultProxy,
  type Moto,
  motoVariables,
  startFaultProxy,
  startMoto,
} from './components/index.ts';

/** The account that MusicGen runs in. */
export interface MusicgenAws {
  readonly environment: Readonly<Record<string, string>>;
  readonly distribution: string;
  /** Gives the secret a new value. */
  readonly rotate: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** And half a day more, in seconds. */
const hundredDays = 100.5 * 86_400;

/** Starts an account in which all is as it should be, but the secret is 100 days old. */
export async function startMusicgenAws(): Promise<MusicgenAws> {
  const moto: Moto = await startMoto();
  const proxy = await startFaultProxy(moto.url);
  // The SDK reads the environment of the process.
  vi.stubEnv('AWS_ENDPOINT_URL', moto.url);
  for (const [name, value] of Object.entries(motoVariables)) vi.stubEnv(name, value);
  const aws = awsSetUp();
  const { VersionId } = await aws.createSecret('musicgen/prod', '{"password":"a-password-of-the-past"}');
  aged(proxy, VersionId);
  await aws.createUser('musicgen-uploader', '/');
  await aws.createKey('musicgen-uploader');
  for (const bucket of ['musicgen-audio', 'musicgen-backups']) {
    await aws.createBucket(bucket);
    await aws.secureBucket(bucket);
  }
  await aws.putObject('musicgen-audio', 'welcome.wav', 'la');
  await aws.putObject('musicgen-backups', 'postgres/nightly.dump', 'x'.repeat(1_500_000));
  const report = { finished: new Date().toISOString(), result: 'ok', restore_seconds: 840 };
  await aws.putObject('musicgen-backups', 'restore-tests/latest.json', JSON.stringify(report));
  await aws.createInstance('musicgen-prod');
  await aws.createSnapshot('musicgen-prod', 'nightly');
  const distribution = await aws.createDistribution('cdn.musicgen.ai', 'musicgen-audio.s3.amazonaws.com');
  const Name = '/musicgen/active-env';
  await callSsm(moto.url, 'PutParameter', { Name, Value: 'blue', Type: 'String' });
  return {
    environment: { ...motoVariables, AWS_ENDPOINT_URL: proxy.url },
    distribution,
    rotate: async () => void (await aws.changeSecret('musicgen/prod', '{"password":"one-of-today"}')),
    close: async () => {
      vi.unstubAllEnvs();
      await proxy.close();
      await moto.close();
    },
  };
}

/** moto makes every version of a secret now; this one was made 100 days ago. */
function aged(proxy: FaultProxy, version: string | undefined): void {
  const answer = (real: Answer) => {
    const body = JSON.parse(real.body) as { readonly Versions: readonly SecretVersion[] };
    const older = ({ CreatedDate, ...rest }: SecretVersion) => ({
      ...rest,
      CreatedDate: rest.VersionId === version ? CreatedDate - hundredDays : CreatedDate,
    });
    return { ...real, body: JSON.stringify({ ...body, Versions: body.Versions.map(older) }) };
  };
  proxy.add({ on: 'ListSecretVersionIds', fault: { kind: 'replace', answer } });
}

/** Times are in seconds since 1970. */
interface SecretVersion {
  readonly VersionId: string;
  readonly CreatedDate: number;
}
