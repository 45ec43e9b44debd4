import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type BackgroundTool, type ProcessRunner, systemProcessRunner } from '@deploy-actions/action-kit';
import type { FakeKubernetesTls } from '@deploy-actions/testing';
import { components } from '../../../scripts/components/components.ts';
import { controlPlaneProgram } from '../../../scripts/components/kubernetes.ts';

/** A certificate for loopback: kubectl sends its login over TLS only. */
export async function loopbackCertificate(): Promise<FakeKubernetesTls> {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  await promisify(execFile)('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert]);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

/** What a kubeconfig is to say. */
export interface Kubeconfig {
  readonly server: string;
  /** PEM. */
  readonly certificate?: string;
  /** The `user`: a token, or a plug-in. */
  readonly user: object;
}

/** Writes a kubeconfig with the one context `ci`, and gives its path. */
export function writeKubeconfig({ server, certificate, user }: Kubeconfig): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  const authority =
    certificate === undefined
      ? {}
      : { 'certificate-authority-data': Buffer.from(certificate).toString('base64') };
  const content = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'ci' },
    contexts: [{ name: 'ci', context: { cluster: 'test', user: 'ci' } }],
    clusters: [{ name: 'test', cluster: { server, ...authority } }],
    users: [{ name: 'ci', user }],
  };
  const file = join(folder, 'config');
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  return file;
}

/** The PATH of a job that finds a kubectl first, the one of the cluster’s own version unless told otherwise. */
export function kubectlOnPath(program: string = controlPlaneProgram('kubectl')): string {
  const path = process.env['PATH'] ?? '';
  return dirname(program) === '.' ? path : [dirname(program), path].join(delimiter);
}

/** The programs of a runner whose kubectl reads this kubeconfig. */
export interface RealKubectl extends ProcessRunner {
  /** The proxies that were started. */
  readonly started: readonly BackgroundTool[];
  readonly stop: () => Promise<void>;
}

/** Kubectl as a job has it after a login: a kubeconfig that KUBECONFIG names. An empty one stands for none. */
export function realKubectl(kubeconfig: string, program: string = components.kubectl.program): RealKubectl {
  const environment = { KUBECONFIG: kubeconfig, HOME: mkdtempSync(join(tmpdir(), 'home-')) };
  const started: BackgroundTool[] = [];
  const instead = (command: string) => (command === 'kubectl' ? program : command);
  return {
    ...systemProcessRunner,
    tool: (request) =>
      systemProcessRunner.tool({ ...request, environment, command: instead(request.command) }),
    background: (request) => {
      const tool = systemProcessRunner.background({
        ...{ ...request, environment },
        command: instead(request.command),
      });
      started.push(tool);
      return tool;
    },
    started,
    stop: async () => void (await Promise.all(started.map((tool) => tool.stop()))),
  };
}
