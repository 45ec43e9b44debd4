/** What a path of the API is about. */
export interface ApiPath {
  readonly group: string;
  readonly version: string;
  /** Empty for all namespaces, and for what lives in none. */
  readonly namespace: string;
  readonly resource: string;
  /** Empty for the collection. */
  readonly name: string;
  /** Empty for the object itself. */
  readonly subresource: string;
}

/** Reads a path (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris); `undefined` when it is of no resource. */
export function readApiPath(path: string): ApiPath | undefined {
  const [, root, ...parts] = path.split('/').map(decodeURIComponent);
  if (root !== 'api' && root !== 'apis') return undefined;
  const group = root === 'api' ? '' : parts.shift();
  const version = parts.shift();
  // Behind the name of a namespace stands a resource in it, or a part of the namespace itself.
  const inside = parts[0] === 'namespaces' && parts.length > 2 && parts[2] !== 'status';
  const [, within = ''] = inside ? parts.splice(0, 2) : [];
  const [resource = '', name = '', subresource = '', ...more] = parts;
  if (!version || group === undefined || resource === '' || more.length > 0) return undefined;
  const namespace = resource === 'namespaces' ? name : within;
  return { group, version, namespace, resource, name, subresource };
}
