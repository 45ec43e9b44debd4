import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { CommandResult } from '../command.ts';
import { type Component, componentFolder, emptied } from './component.ts';
import { go, goNeeds } from './go.ts';

/** The version of Kubernetes that `control-plane/go.mod` requires. */
const kubernetesVersion = '1.34.4';
const kwok = { module: 'sigs.k8s.io/kwok', version: '0.8.0' };

/** Modules that have definitions of resources, and which of their files and resources are taken. */
const definitionSources = [
  {
    ...{ module: 'sigs.k8s.io/gateway-api', version: '1.4.1' },
    files: ['gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'referencegrants'].map(
      (name) => `config/crd/standard/gateway.networking.k8s.io_${name}.yaml`,
    ),
    names: /^\w+\.gateway\.networking\.k8s\.io$/,
  },
  {
    ...{ module: 'istio.io/api', version: '1.31.1' },
    files: ['kubernetes/customresourcedefinitions.gen.yaml'],
    names: /^virtualservices\.networking\.istio\.io$/,
  },
  { ...kwok, files: ['kustomize/crd/bases/kwok.x-k8s.io_logs.yaml'], names: /^logs\.kwok\.x-k8s\.io$/ },
];

const source = join(import.meta.dirname, 'control-plane');
const sourceFiles = ['go.mod', 'go.sum', 'main.go'];

/** What is built from something else is another version, so that a cache never brings what is no longer meant. */
const digest = createHash('sha256')
  .update(sourceFiles.map((name) => readFileSync(join(source, name), 'utf8')).join('\0'))
  .update(JSON.stringify(definitionSources.map((one) => ({ ...one, names: one.names.source }))))
  .digest('hex')
  .slice(0, 8);

const controlPlaneFolder = componentFolder('control-plane', `${kubernetesVersion}-${digest}`);
const kwokFolder = componentFolder('kwok', kwok.version);

/** The parts of the control plane: one program, which is the part whose name it is called by. */
const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'] as const;

/** The file to start for a part of the control plane. */
export function controlPlaneProgram(part: (typeof parts)[number]): string {
  return join(controlPlaneFolder, part);
}

/** Definitions of the resources of the Gateway API, of Istio's VirtualService and of kwok's logs, as the API server takes them. */
export function resourceDefinitions(): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(join(controlPlaneFolder, 'definitions.json'), 'utf8'));
}

/** Kubernetes without nodes, built from its modules: nobody hands out its programs as packages. */
export const controlPlane: Component = {
  name: 'control-plane',
  needs: `${goNeeds}, 4 GB of disk and some minutes`,
  program: controlPlaneProgram('kube-apiserver'),
  proof: ['--version'],
  install: installControlPlane,
};

/** What plays the nodes and the life of pods. */
export const kwokComponent: Component = {
  name: 'kwok',
  needs: goNeeds,
  program: join(kwokFolder, 'kwok'),
  proof: ['--version'],
  install: () =>
    go(emptied(kwokFolder), ['install', '-trimpath', `${kwok.module}/cmd/kwok@v${kwok.version}`], {
      GOBIN: kwokFolder,
    }),
};

async function installControlPlane(): Promise<CommandResult> {
  const folder = emptied(`${controlPlaneFolder}.new`);
  for (const name of sourceFiles) copyFileSync(join(source, name), join(folder, name));
  const version = 'k8s.io/component-base/version';
  const [major, minor] = kubernetesVersion.split('.');
  const variables = [
    `${version}.gitVersion=v${kubernetesVersion}`,
    `${version}.gitMajor=${major}`,
    `${version}.gitMinor=${minor}`,
  ];
  const linking = ['-s', '-w', ...variables.flatMap((variable) => ['-X', variable])].join(' ');
  const built = await go(folder, ['build', '-trimpath', '-ldflags', linking, '-o', 'control-plane', '.']);
  if (!built.ok) return built;
  for (const part of parts) symlinkSync('control-plane', join(folder, part));
  const definitions: unknown[] = [];
  for (const { module, version, files, names } of definitionSources) {
    const { ok, output } = await go(folder, ['mod', 'download', '-json', `${module}@v${version}`]);
    const from = /"Dir": "(.+)"/.exec(output)?.[1];
    if (!ok || from === undefined) return { ok: false, output };
    const texts = files.map((file) => readFileSync(join(from, file), 'utf8'));
    const objects = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS()));
    definitions.push(...objects.filter((object) => names.test(object?.metadata?.name ?? '')));
  }
  writeFileSync(join(folder, 'definitions.json'), JSON.stringify(definitions));
  rmSync(controlPlaneFolder, { recursive: true, force: true });
  renameSync(folder, controlPlaneFolder);
  return { ok: true, output: '' };
}
