export const id = 5111;
export const ids = [5111];
export const modules = {

/***/ 65111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAwsIdentityCheck: () => (/* binding */ createAwsIdentityCheck)
/* harmony export */ });
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97368);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12109);
/* harmony import */ var _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19310);
/* harmony import */ var _aws_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18528);
/* harmony import */ var _grades_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10393);



/** Asks AWS whose credentials these are, and looks at how long they live. */
function createAwsIdentityCheck(configuration, { aws, runtime }) {
    return {
        asks: 'AWS whose the credentials are (sts:GetCallerIdentity)',
        async ask(signal) {
            const sts = (0,_aws_service_js__WEBPACK_IMPORTED_MODULE_0__/* .awsService */ .V)('sts', { aws, runtime }, configuration.region);
            const question = { operation: 'ask AWS whose the credentials are', signal };
            const { Account, Arn, UserId } = await sts.ask({ ...question, action: 'sts:GetCallerIdentity', resource: 'arn:*' }, ({ sdk, client }, options) => client.send(new sdk.GetCallerIdentityCommand({}), options));
            if (Account === undefined || Arn === undefined) {
                const details = { system: 'STS', operation: question.operation };
                throw new _deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ('STS answered without account or ARN', details);
            }
            const lifetime = await sts.access.lifetime();
            const grades = [
                gradeIdentity(configuration, Account, Arn),
                gradeLifetime(configuration, lifetime, runtime.clock.now()),
            ];
            const ends = lifetime.kind === 'unlimited' ? 'no end' : `end ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_2__/* .isoInstant */ .j2)(lifetime.until)}`;
            return (0,_grades_js__WEBPACK_IMPORTED_MODULE_3__/* .gathered */ .P)(grades, `${Arn}\naccount ${Account}, user id ${UserId}, region ${sts.region}, ${ends}`);
        },
    };
}
function gradeIdentity({ account, role, user }, found, arn) {
    const who = ownerIn(arn);
    const wrong = [
        ...(account !== undefined && account !== found ? [`of account ${found}, wanted ${account}`] : []),
        ...(role !== undefined && !isNamed(who, 'role', role, found)
            ? [`\`${arn}\`, wanted role \`${role}\``]
            : []),
        ...(user !== undefined && !isNamed(who, 'user', user, found)
            ? [`\`${arn}\`, wanted user \`${user}\``]
            : []),
    ];
    if (wrong.length === 0)
        return { status: 'pass', finding: `credentials of ${who.type} \`${who.name}\` in account ${found}` };
    return { status: 'fail', finding: `credentials ${wrong.join('; ')}` };
}
/**
 * Who stands in an ARN. An assumed role is there without its path, and with the name of the session:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
function ownerIn(arn) {
    const [resource = ''] = arn.split(':').slice(5);
    const [type = '', ...names] = resource.split('/');
    if (type === 'assumed-role')
        return { type: 'role', name: names[0] ?? '' };
    return { type, name: names.at(-1) ?? '' };
}
/** `wanted` is a name, or an ARN whose account has to be right as well; paths can't be compared. */
function isNamed(who, type, wanted, account) {
    if (who.type !== type)
        return false;
    if (!wanted.startsWith('arn:'))
        return who.name === wanted;
    const owner = ownerIn(wanted);
    return owner.type === type && owner.name === who.name && wanted.split(':')[4] === account;
}
function gradeLifetime(configuration, lifetime, now) {
    const { 'lives-at-least': least = 0, 'warn-below': warnBelow = 0 } = configuration;
    if (lifetime.kind === 'unlimited')
        return { status: 'pass', finding: 'they don’t end during the run' };
    const left = lifetime.until - now;
    const counted = lifetime.assumed ? ', counted by `aws.lifetime` as they don’t say so' : '';
    const found = `${left > 0 ? `they end in ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(left)}` : 'they have ended'}${counted}`;
    if (left <= 0 || left < least) {
        return { status: 'fail', finding: `${found}, wanted at least ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(least)}` };
    }
    if (left < warnBelow)
        return { status: 'warn', finding: `${found}, better ${(0,_deploy_actions_action_kit__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(warnBelow)}` };
    return { status: 'pass', finding: found };
}


/***/ })

};
