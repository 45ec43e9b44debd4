import type { Container } from './pods.ts';

/** Why a container waits that can't get its image (the errors of `pkg/kubelet/images` in Kubernetes). */
const imageReasons = new Set([
  ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
  ...['RegistryUnavailable', 'SignatureValidationFailed'],
]);

/** Whether a container waits because its image can't be had. */
export function lacksImage({ waiting }: Container): boolean {
  return waiting !== undefined && imageReasons.has(waiting.reason);
}

/** Whether a container waits because it ended too often. */
export function isCrashLooping({ waiting }: Container): boolean {
  return waiting?.reason === 'CrashLoopBackOff';
}
