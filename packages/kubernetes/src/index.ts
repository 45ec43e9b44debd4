export * from './access.ts';
export { requestLimit } from './api-proxy.ts';
export * from './container-states.ts';
export * from './kubectl.ts';
export {
  type KubectlUser,
  KubernetesLoginError,
  KubernetesRefusal,
  KubernetesTrouble,
} from './kubectl-failure.ts';
export { type FieldPath, lastWriter } from './last-writer.ts';
export * from './lists.ts';
export * from './names.ts';
export * from './objects.ts';
export * from './pods.ts';
export { versionSkew } from './version-skew.ts';
export { otherWriters } from './writers.ts';
