export const id = 134;
export const ids = [134];
export const modules = {

/***/ 10383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ explainPlace)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97368);

/**
 * Says where a bucket is that isn't here. S3 names the region in a header of such a refusal:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
function explainPlace(bucket, region) {
    return (error) => {
        const { name, $response } = error;
        if (name === 'NoSuchBucket') {
            throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`there is no bucket \`${bucket}\`: look at its name, and whether these credentials belong to the right account`);
        }
        const found = $response?.headers['x-amz-bucket-region'];
        const elsewhere = /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/.test(name);
        if (!elsewhere)
            throw error;
        const where = found === undefined ? 'in another region' : `in region \`${found}\``;
        throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(`the bucket \`${bucket}\` is ${where}, and was asked for in \`${region}\`; set \`region\` of the check`);
    };
}


/***/ }),

/***/ 60134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createS3BucketCheck: () => (/* binding */ createS3BucketCheck)
/* harmony export */ });
/* harmony import */ var _aws_bucket_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10383);
/* harmony import */ var _aws_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18528);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10393);



/** Lists a bucket, as its users do, and looks at how it is set up. */
function createS3BucketCheck(configuration, { aws, runtime }) {
    const { bucket, prefix = '', region } = configuration;
    return {
        asks: `the S3 bucket s3://${bucket}/${prefix}`,
        async ask(signal) {
            const s3 = (0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .awsService */ .V)('s3', { aws, runtime }, region);
            // The list comes first: where the bucket isn't reached, nothing else about it can be known.
            const listed = await gradeList(configuration, s3, signal);
            const settings = await Promise.all([
                ...(configuration.versioning === undefined
                    ? []
                    : [gradeVersioning(bucket, configuration.versioning, s3, signal)]),
                ...(configuration.encryption === undefined
                    ? []
                    : [gradeEncryption(bucket, configuration.encryption, s3, signal)]),
                ...(configuration['block-public-access'] ? [gradePublicAccess(bucket, s3, signal)] : []),
            ]);
            const grades = [listed, ...settings];
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_1__/* .gathered */ .P)(grades, [`region ${s3.region}`, ...grades.map(({ finding }) => finding)].join('\n'));
        },
    };
}
async function gradeList({ bucket, prefix, empty }, s3, signal) {
    const { Contents = [] } = await s3.ask({
        ...{ operation: `list the bucket \`${bucket}\``, signal },
        ...{ action: 's3:ListBucket', resource: `s3:::${bucket}` },
    }, ({ sdk, client }, options) => client
        .send(new sdk.ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1, ...(prefix ? { Prefix: prefix } : {}) }), options)
        .catch((0,_aws_bucket_place_js__WEBPACK_IMPORTED_MODULE_2__/* .explainPlace */ .j)(bucket, s3.region)));
    const place = prefix === undefined ? `bucket \`${bucket}\`` : `\`${prefix}\` in bucket \`${bucket}\``;
    if (Contents.length > 0)
        return { status: 'pass', finding: `${place} can be listed` };
    return { status: empty, finding: `${place} can be listed, but nothing is there` };
}
async function gradeVersioning(bucket, wanted, s3, signal) {
    const { Status } = await s3.ask(settingOf(bucket, 'versioning', 's3:GetBucketVersioning', signal), ({ sdk, client }, options) => client.send(new sdk.GetBucketVersioningCommand({ Bucket: bucket }), options));
    const found = Status ?? 'never enabled';
    return (Status === 'Enabled') === wanted
        ? { status: 'pass', finding: `versioning is ${found}` }
        : { status: 'fail', finding: `versioning is ${found}, wanted ${wanted ? 'Enabled' : 'none'}` };
}
async function gradeEncryption(bucket, wanted, s3, signal) {
    const answer = await s3.ask(settingOf(bucket, 'encryption', 's3:GetEncryptionConfiguration', signal), ({ sdk, client }, options) => client
        .send(new sdk.GetBucketEncryptionCommand({ Bucket: bucket }), options)
        .catch((0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .G)('ServerSideEncryptionConfigurationNotFoundError')));
    const rules = answer?.ServerSideEncryptionConfiguration?.Rules ?? [];
    const [found = 'none'] = rules.flatMap(({ ApplyServerSideEncryptionByDefault: rule }) => rule?.SSEAlgorithm ?? []);
    const good = found === wanted || (wanted === 'aws:kms' && found === 'aws:kms:dsse');
    return good
        ? { status: 'pass', finding: `encryption is ${found}` }
        : { status: 'fail', finding: `encryption is ${found}, wanted ${wanted}` };
}
async function gradePublicAccess(bucket, s3, signal) {
    const answer = await s3.ask(settingOf(bucket, 'public access', 's3:GetBucketPublicAccessBlock', signal), ({ sdk, client }, options) => client
        .send(new sdk.GetPublicAccessBlockCommand({ Bucket: bucket }), options)
        .catch((0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .G)('NoSuchPublicAccessBlockConfiguration')));
    const settings = [
        'BlockPublicAcls',
        'IgnorePublicAcls',
        'BlockPublicPolicy',
        'RestrictPublicBuckets',
    ];
    const off = settings.filter((setting) => answer?.PublicAccessBlockConfiguration?.[setting] !== true);
    if (off.length === 0)
        return { status: 'pass', finding: 'public access is blocked' };
    return { status: 'fail', finding: `public access is not blocked, these are off: ${off.join(', ')}` };
}
function settingOf(bucket, what, action, signal) {
    return {
        operation: `read the ${what} of the bucket \`${bucket}\``,
        action,
        resource: `s3:::${bucket}`,
        signal,
    };
}


/***/ })

};
