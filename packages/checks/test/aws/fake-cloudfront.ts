import { type AwsReply, type AwsRequest, Refusal, xml } from './wire.ts';

/** A distribution. */
export interface FakeDistribution {
  readonly id: string;
  readonly status?: string;
  readonly enabled?: boolean;
  readonly aliases?: readonly string[];
  readonly origin?: string;
  readonly invalidations?: number;
  /** In milliseconds since 1970. */
  readonly modified?: number;
}

/** REST with XML: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistribution.html. One region signs for all. */
export function answerCloudfront(
  distributions: readonly FakeDistribution[],
  { url, region }: AwsRequest,
): AwsReply {
  if (region !== 'us-east-1') throw new Refusal('SignatureDoesNotMatch', 403, 'Credential should be scoped');
  const id = url.pathname.split('/').at(-1);
  const found = distributions.find((one) => one.id === id);
  if (found === undefined) throw new Refusal('NoSuchDistribution', 404);
  const { status = 'Deployed', enabled = true, aliases = [], origin = 'shop.s3.amazonaws.com' } = found;
  const { invalidations = 0, modified = 0 } = found;
  const config = {
    CallerReference: '1',
    Aliases: { Quantity: aliases.length, Items: { CNAME: aliases } },
    Origins: { Quantity: 1, Items: { Origin: [{ Id: 'origin', DomainName: origin }] } },
    DefaultCacheBehavior: { TargetOriginId: 'origin', ViewerProtocolPolicy: 'redirect-to-https' },
    Comment: 'shop',
    Enabled: enabled,
    HttpVersion: 'http2',
    ViewerCertificate: { ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' },
  };
  return {
    headers: { etag: 'E1' },
    body: xml({
      Distribution: {
        Id: id,
        Status: status,
        LastModifiedTime: new Date(modified),
        InProgressInvalidationBatches: invalidations,
        DomainName: 'd111111abcdef8.cloudfront.net',
        DistributionConfig: config,
      },
    }),
  };
}
