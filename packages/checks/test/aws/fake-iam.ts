import { type AwsReply, type AwsRequest, page, Refusal, xml } from './wire.ts';

/** A user with access keys; times in milliseconds since 1970. */
export interface FakeUser {
  readonly name: string;
  readonly path?: string;
  readonly keys?: readonly {
    readonly id: string;
    readonly created: number;
    readonly inactive?: boolean;
    readonly used?: number;
  }[];
}

/** The query protocol of https://docs.aws.amazon.com/IAM/latest/APIReference/. One region signs for all. */
export function answerIam(users: readonly FakeUser[], request: AwsRequest): AwsReply {
  const { operation, form, pageSize, region } = request;
  if (region !== 'us-east-1') throw new Refusal('SignatureDoesNotMatch', 403, 'Credential should be scoped');
  const result = (content: object) => ({
    body: xml({ [`${operation}Response`]: { [`${operation}Result`]: content } }),
  });
  if (operation === 'ListUsers') {
    const found = users.filter(({ path = '/' }) => path.startsWith(form['PathPrefix'] ?? '/'));
    const { items, next } = page(found, form['Marker'], pageSize);
    const member = items.map(({ name, path = '/' }) => ({ UserName: name, Path: path }));
    return result({ Users: { member }, IsTruncated: next !== undefined, Marker: next });
  }
  if (operation === 'GetAccessKeyLastUsed') {
    const keys = users.flatMap(({ name, keys = [] }) => keys.map((key) => ({ ...key, name })));
    const key = keys.find(({ id }) => id === form['AccessKeyId']);
    if (key === undefined) throw new Refusal('AccessDenied', 403);
    // Of a key that was never used the service and region are `N/A`, and there is no date.
    const used =
      key.used === undefined
        ? { ServiceName: 'N/A', Region: 'N/A' }
        : { LastUsedDate: new Date(key.used), ServiceName: 's3', Region: 'eu-central-1' };
    return result({ UserName: key.name, AccessKeyLastUsed: used });
  }
  if (operation !== 'ListAccessKeys') throw new Refusal('InvalidAction', 400);
  const user = users.find(({ name }) => name === form['UserName']);
  if (user === undefined) {
    throw new Refusal('NoSuchEntity', 404, `The user with name ${form['UserName']} cannot be found.`);
  }
  const { items, next } = page(user.keys ?? [], form['Marker'], pageSize);
  const member = items.map(({ id, created, inactive }) => ({
    UserName: user.name,
    AccessKeyId: id,
    Status: inactive ? 'Inactive' : 'Active',
    CreateDate: new Date(created),
  }));
  return result({ AccessKeyMetadata: { member }, IsTruncated: next !== undefined, Marker: next });
}
