/** What to do about refusals of RDS, by its names for them: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html and those of the other calls. */
const advice: readonly (readonly [RegExp, (region: string) => string])[] = [
  [
    /^SnapshotQuotaExceeded/,
    (region) =>
      `the account has no room for another manual snapshot in ${region} (100 of instances and 100 of clusters, unless raised): delete some, set \`keep\`, or raise the quota in Service Quotas`,
  ],
  [
    /^(InstanceQuotaExceeded|DBClusterQuotaExceeded|StorageQuotaExceeded)/,
    (region) => `delete databases nobody needs in ${region}, or raise the quota in Service Quotas`,
  ],
  [
    /^KMSKeyNotAccessible/,
    () =>
      'the KMS key has to be enabled, in the region of the snapshot or copy it encrypts, and its policy has to allow the role `kms:CreateGrant`, `kms:DescribeKey`, `kms:GenerateDataKeyWithoutPlaintext`, `kms:Decrypt`, `kms:Encrypt` and `kms:ReEncrypt*`',
  ],
  [
    /^Insufficient(DBInstance|DBCluster|StorageCluster)Capacity/,
    () =>
      'AWS has no such machine free there at the moment: set another `restore.instance-class`, or try again later',
  ],
  [
    /^(DBSubnetGroupNotFound|DBSubnetGroupDoesNotCoverEnoughAZs|InvalidSubnet|InvalidVPCNetworkState)/,
    () => 'look at `restore.subnet-group`, or at the subnet group of the database',
  ],
];

/** What to do about an error of RDS with that code; `undefined` where it speaks for itself. */
export function adviceFor(code: string, region: string): string | undefined {
  return advice.find(([pattern]) => pattern.test(code))?.[1](region);
}
