import type { S3ServiceException } from '@aws-sdk/client-s3';
import { ConfigurationError } from '@deploy-actions/action-kit';

/**
 * Says where a bucket is that isn't here. S3 names the region in a header of such a refusal:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function explainPlace(bucket: string, region: string): (error: unknown) => never {
  return (error) => {
    const { name, $response } = error as S3ServiceException;
    if (name === 'NoSuchBucket') {
      throw new ConfigurationError(
        `there is no bucket \`${bucket}\`: look at its name, and whether these credentials belong to the right account`,
      );
    }
    const found = $response?.headers['x-amz-bucket-region'];
    const elsewhere =
      /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/.test(name);
    if (!elsewhere) throw error;
    const where = found === undefined ? 'in another region' : `in region \`${found}\``;
    throw new ConfigurationError(
      `the bucket \`${bucket}\` is ${where}, and was asked for in \`${region}\`; set \`region\` of the check`,
    );
  };
}
