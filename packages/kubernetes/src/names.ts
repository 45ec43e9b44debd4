const namespacePattern = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** What a name in Kubernetes may be made of, for a message. */
export const nameRule = 'lower-case letters, digits and hyphens, with a letter or digit at both ends';

/** Whether a text may be the name of a namespace (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/). */
export function isNamespaceName(text: string): boolean {
  return namespacePattern.test(text);
}
