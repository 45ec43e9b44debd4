export const id = 9751;
export const ids = [9751];
export const modules = {

/***/ 10393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ gathered)
/* harmony export */ });
const order = ['fail', 'warn', 'pass'];
/** One answer out of several: as bad as the worst of them, with everything that isn't as wanted, the worst first. */
function gathered(grades, answer) {
    const status = order.find((each) => grades.some((grade) => grade.status === each)) ?? 'fail';
    const told = status === 'pass' ? order : order.filter((each) => each !== 'pass');
    const findings = told.flatMap((each) => grades.filter((grade) => grade.status === each));
    return { status, finding: findings.map(({ finding }) => finding).join('; '), answer };
}


/***/ }),

/***/ 79751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createImageCheck: () => (/* binding */ createImageCheck)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/checks/src/grades.js
var grades = __webpack_require__(10393);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quoted.js
var quoted = __webpack_require__(95819);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/image/docker-login.js



/** What helpers write when they know nothing of a registry (docker-credential-helpers, `credentials/error.go`). */
const unknown = /credentials not found/i;
/** How a helper names the user of a refresh token. */
const tokenUser = '<token>';
/** The name that docker keeps logins to Docker Hub under. */
const hubServer = 'https://index.docker.io/v1/';
/**
 * The login that `docker login` left on this machine for a registry, from its file or from its helper; `undefined` where there
 * is none. Throws ConfigurationError when the file can't be read, ProviderError when the helper fails.
 */
async function dockerLogin(registry, outside, signal) {
    const config = await readConfig(outside.environment);
    const server = registry === 'docker.io' ? hubServer : registry;
    const helper = config.credHelpers?.[server] ?? config.credHelpers?.[registry] ?? config.credsStore;
    const login = helper === undefined ? undefined : await askHelper(helper, server, outside, signal);
    const found = login ?? readAuth(config, registry, server);
    if (found)
        outside.secrets.add(found.password);
    return found;
}
async function readConfig(environment) {
    const { DOCKER_CONFIG: folder, HOME: home } = environment;
    const file = folder ? (0,external_node_path_.join)(folder, 'config.json') : home ? (0,external_node_path_.join)(home, '.docker', 'config.json') : undefined;
    if (file === undefined)
        return {};
    const text = await (0,promises_.readFile)(file, 'utf8').catch((error) => {
        if (error.code === 'ENOENT')
            return '{}';
        throw new errors/* ConfigurationError */.j1(`docker's login at ${(0,quoted/* quoted */.T)(file)} can not be read: ${error.code}`);
    });
    try {
        return (JSON.parse(text) ?? {});
    }
    catch {
        // What the parser says would quote the file, secrets included.
        throw new errors/* ConfigurationError */.j1(`docker's login at ${(0,quoted/* quoted */.T)(file)} is no JSON`);
    }
}
function readAuth({ auths = {} }, host, server) {
    const names = [server, host, `https://${host}`, `https://${host}/v2/`, `http://${host}`];
    const entry = names.map((name) => auths[name]).find((each) => each?.auth || each?.identitytoken);
    if (!entry)
        return undefined;
    const [username = '', ...rest] = Buffer.from(entry.auth ?? '', 'base64')
        .toString()
        .split(':');
    return entry.identitytoken
        ? { username, password: entry.identitytoken, refresh: true }
        : { username, password: rest.join(':').replace(/\0+$/, ''), refresh: false };
}
/** https://github.com/docker/docker-credential-helpers#development: the server on standard input, JSON on standard output. */
async function askHelper(helper, server, { processes, workspace }, signal) {
    if (!/^[A-Za-z0-9][\w.-]*$/.test(helper)) {
        throw new errors/* ConfigurationError */.j1(`docker's login names the helper ${(0,quoted/* quoted */.T)(helper)}, which is no name of a program`);
    }
    const command = `docker-credential-${helper}`;
    const { exitCode, stdout, stderr } = await processes.tool({
        ...{ command, args: ['get'], directory: workspace, input: server, timeout: 20_000, signal },
    });
    const said = `${stdout.trim()} ${stderr.trim()}`.trim();
    if (exitCode !== 0 && unknown.test(said))
        return undefined;
    const answer = exitCode === 0 ? readHelper(stdout) : undefined;
    if (!answer) {
        // An answer that can't be read may hold the secret all the same.
        const why = exitCode === 0 ? 'its answer is no login' : said || `exit code ${exitCode}`;
        throw new errors/* ProviderError */.mZ(`${command} gives no login for ${server}: ${why}`, {
            ...{ system: command, operation: 'get' },
        });
    }
    const refresh = answer.Username === tokenUser;
    return { username: answer.Username, password: answer.Secret, refresh };
}
function readHelper(text) {
    try {
        const { Username, Secret } = JSON.parse(text);
        return typeof Username === 'string' && typeof Secret === 'string' ? { Username, Secret } : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/image/manifests.js


/** https://github.com/opencontainers/image-spec/blob/main/media-types.md and their likes of docker. */
const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** Gives the manifest of a tag or digest; one that is asked for by digest must have it. Throws as {@link Registry.ask} does, and ProviderError. */
async function readManifest(registry, of, signal) {
    const { body, headers } = await registry.ask('GET', `manifests/${of}`, { accept: manifestTypes, signal });
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
    const broken = (why) => new errors/* ProviderError */.mZ(`the manifest ${of} ${why}`, { system: 'registry', operation: `manifests/${of}` });
    if (of.startsWith('sha256:') && of !== digest)
        throw broken(`has another content than its digest says: ${digest}`);
    const document = parse(body);
    if (document === undefined)
        throw broken('is no JSON: what answers is no registry');
    const { mediaType = headers['content-type']?.split(';')[0], manifests, layers, config } = document;
    if (!Array.isArray(manifests) && !Array.isArray(layers)) {
        throw broken(`is neither of an image nor of several: ${String(mediaType)}`);
    }
    const known = describe(config);
    return {
        ...{ digest, mediaType: String(mediaType), config: known },
        // Signatures and the like stand beside images, for no platform.
        manifests: list(manifests).filter(({ platform }) => platform !== 'unknown/unknown'),
        blobs: [...list(layers), ...(known ? [known] : [])],
    };
}
/** The digest that a tag leads to; asking for it isn't counted as a pull. Throws as {@link Registry.ask} does. */
async function digestOf(registry, tag, signal) {
    const options = { accept: manifestTypes, signal };
    const { headers } = await registry.ask('HEAD', `manifests/${tag}`, options);
    // Registries should name it, but need not.
    return headers['docker-content-digest'] ?? (await readManifest(registry, tag, signal)).digest;
}
/** The platform that an image was built for, by its configuration. Throws as {@link Registry.ask} does. */
async function platformOf(registry, { config }, signal) {
    if (config === undefined)
        return undefined;
    const { body } = await registry.ask('GET', `blobs/${config.digest}`, { signal });
    return platformName(parse(body));
}
/** Whether an image for one platform runs on another; a variant matters only where it is asked for. */
function fits(built, wanted) {
    return built === wanted || (built?.startsWith(`${wanted}/`) ?? false);
}
function list(value) {
    return Array.isArray(value) ? value.flatMap((each) => describe(each) ?? []) : [];
}
function describe(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { mediaType, digest, size, platform } = value;
    if (typeof digest !== 'string' || !/^[a-z0-9]+:[a-f0-9]+$/.test(digest))
        return undefined;
    return { mediaType: String(mediaType), digest, size: Number(size) || 0, platform: platformName(platform) };
}
function platformName(value) {
    const { os, architecture, variant } = (value ?? {});
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    return [os, architecture, ...(typeof variant === 'string' && variant !== '' ? [variant] : [])].join('/');
}
function parse(body) {
    try {
        const document = JSON.parse(body);
        return typeof document === 'object' && document !== null ? document : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/image/reference.js

// https://github.com/distribution/reference/blob/main/regexp.go
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[a-fA-F0-9:]+\\])(?::\\d+)?';
const pattern = new RegExp(`^(?:(${host})/)?(${component}(?:/${component})*)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** Registries of the machine itself are spoken to without TLS, as docker does. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;
/** Reads the name of an image by the rules of docker: without a registry it is one of Docker Hub. Throws ConfigurationError. */
function readReference(text) {
    const [first = '', ...rest] = text.split('/');
    // Only what looks like a host is one: `acme/shop` is of Docker Hub, `acme.io/shop` is not.
    const named = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
    const whole = named ? text : `docker.io/${text}`;
    const [, registry, repository, tag, digest] = pattern.exec(whole) ?? [];
    if (registry === undefined || repository === undefined) {
        throw new errors/* ConfigurationError */.j1(`${(0,quoted/* quoted */.T)(text)} is no image: allowed are names such as \`ghcr.io/acme/shop:1.2.0\`, \`acme/shop@sha256:…\`, in lower case but for the tag`);
    }
    const hub = /^((registry-1|index)\.)?docker\.io$/.test(registry);
    return {
        registry: hub ? 'docker.io' : registry,
        origin: `${loopback.test(registry) ? 'http' : 'https'}://${hub ? 'registry-1.docker.io' : registry}`,
        repository: hub && !repository.includes('/') ? `library/${repository}` : repository,
        tag: tag ?? (digest === undefined ? 'latest' : undefined),
        digest,
    };
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/image/challenge.js
const token = "[!#$%&'*+.^_`|~\\w-]+";
const parameter = new RegExp(`(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))`, 'g');
/** The challenges of a header `WWW-Authenticate`, in their order. */
function readChallenges(header) {
    const starts = [...header.matchAll(new RegExp(`(?:^|,)\\s*(${token})\\s+(?=${token}\\s*=)`, 'g'))];
    if (starts.length === 0) {
        const [scheme] = new RegExp(`^\\s*${token}`).exec(header) ?? [];
        return scheme === undefined ? [] : [{ scheme: scheme.trim().toLowerCase(), parameters: {} }];
    }
    return starts.map((start, index) => {
        const rest = header.slice(start.index + start[0].length, starts[index + 1]?.index);
        const parameters = [...rest.matchAll(parameter)].map(([, name = '', quotedText, plain]) => [
            name.toLowerCase(),
            plain ?? quotedText?.replaceAll(/\\(.)/g, '$1') ?? '',
        ]);
        return { scheme: start[1]?.toLowerCase() ?? '', parameters: Object.fromEntries(parameters) };
    });
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/image/registry.js


/** What takes more time than this on the way to one answer is a failure, in milliseconds. */
const requestLimit = 20_000;
/** Whom the registry is told of. */
const client = 'deploy-actions';
/** Something that isn't in the registry. */
class MissingError extends errors/* ProviderError */.mZ {
}
/** One repository of a registry that speaks the OCI distribution API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). */
class Registry {
    #image;
    #login;
    #outside;
    #authorization;
    constructor(image, login, outside) {
        this.#image = image;
        this.#login = login;
        this.#outside = outside;
        if (login)
            for (const secret of [login.password, encoded(login)])
                outside.secrets.add(secret);
    }
    /**
     * The answer of the repository: `path` is such as `manifests/1.2.0`. Throws {@link MissingError} for 404; ConfigurationError
     * when the login isn't let in; ProviderError for everything else that is no success; the signal's reason when it fired.
     */
    async ask(method, path, { accept, signal }) {
        const { origin, repository } = this.#image;
        const url = `${origin}/v2/${repository}/${path}`;
        const headers = accept === undefined ? {} : { accept: accept.join(', ') };
        const send = async () => {
            const authorization = await this.#authorization;
            const own = authorization === undefined ? {} : { authorization };
            return this.#outside.http.send({
                url,
                method,
                headers: { ...headers, ...own },
                timeout: requestLimit,
                signal,
            });
        };
        const first = await send();
        if (first.status !== 401)
            return this.#checked(first, path);
        this.#authorization = this.#authorize(readChallenges(first.headers['www-authenticate'] ?? ''), signal);
        return this.#checked(await send(), path);
    }
    /** What the header `Authorization` is to be. https://distribution.github.io/distribution/spec/auth/token/ */
    async #authorize(challenges, signal) {
        const bearer = challenges.find(({ scheme }) => scheme === 'bearer')?.parameters;
        if (bearer?.['realm'] !== undefined) {
            const token = await this.#token(bearer['realm'], bearer, signal);
            this.#outside.secrets.add(token);
            return `Bearer ${token}`;
        }
        const wantsBasic = challenges.some(({ scheme }) => scheme === 'basic');
        if (wantsBasic && this.#login)
            return basic(this.#login);
        throw this.#refused(wantsBasic ? 'it wants a login' : 'it wants a login of a kind that is not known here');
    }
    async #token(realm, { service, scope = `repository:${this.#image.repository}:pull` }, signal) {
        const url = this.#realm(realm);
        const login = this.#login;
        const about = { ...(service === undefined ? {} : { service }), scope };
        const common = { timeout: requestLimit, signal };
        const form = {
            ...about,
            grant_type: 'refresh_token',
            client_id: client,
            refresh_token: login?.password ?? '',
        };
        if (!login?.refresh)
            for (const [name, value] of Object.entries(about))
                url.searchParams.set(name, value);
        const response = await this.#outside.http.send(login?.refresh
            ? {
                ...{ ...common, url: url.href, method: 'POST', body: new URLSearchParams(form).toString() },
                headers: { 'content-type': 'application/x-www-form-urlencoded' },
            }
            : { ...common, url: url.href, headers: login === undefined ? {} : { authorization: basic(login) } });
        if (response.status === 401 || response.status === 403) {
            throw this.#refused(`${url.host} does not take the login (${response.status})`);
        }
        if (response.status !== 200)
            throw this.#failed(`${url.host} gives no token`, response);
        const token = readToken(response.body);
        if (token === undefined)
            throw this.#failed(`the answer of ${url.host} has no token`, response);
        return token;
    }
    /** A registry that is spoken to by TLS must not make us send a password without. */
    #realm(realm) {
        const url = URL.parse(realm);
        const safe = url?.protocol === 'https:' || this.#image.origin.startsWith('http:');
        if (url && safe && /^https?:$/.test(url.protocol))
            return url;
        throw new errors/* ProviderError */.mZ(`${this.#image.registry} wants a login at ${(0,quoted/* quoted */.T)(realm)}, which is no safe address`, {
            ...{ system: this.#image.registry, operation: 'login' },
        });
    }
    #checked(response, path) {
        const { registry, repository } = this.#image;
        const { status } = response;
        if (status >= 200 && status < 300)
            return response;
        if (status === 404) {
            const [code] = errorCodes(response.body);
            const why = code === undefined ? '' : ` (${code})`;
            throw new MissingError(`${registry} has no ${nameAt(repository, path)}${why}`, {
                ...{ system: registry, operation: path },
            });
        }
        if (status === 401 || status === 403)
            throw this.#refused(`the answer is ${status}`);
        throw this.#failed(path, response);
    }
    #refused(why) {
        const { registry, repository } = this.#image;
        const login = this.#login;
        const remedy = login === undefined
            ? `log in by docker/login-action before this step, or give \`username\` and \`password\``
            : `look at the password of ${(0,quoted/* quoted */.T)(login.username)} and whether that user may pull`;
        return new errors/* ConfigurationError */.j1(`${registry} does not let in to ${repository}: ${why}; ${remedy}. Registries answer like this to names that do not exist, too`);
    }
    #failed(what, { status, headers, body }) {
        const { registry } = this.#image;
        const details = { system: registry, operation: what, retryable: status === 429 || status >= 500 };
        if (status !== 429) {
            const codes = errorCodes(body);
            return new errors/* ProviderError */.mZ(`${registry}, ${what}: status ${status}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`, details);
        }
        const seconds = Number(headers['retry-after']);
        const wait = seconds > 0 ? `; it asks for a pause of ${(0,quantities/* formatDuration */.a3)(seconds * 1_000)}` : '';
        const remedy = this.#login ? '' : '; with a login the limit is higher';
        return new errors/* ProviderError */.mZ(`${registry}: too many requests (429)${wait}${remedy}`, details);
    }
}
/** What stands at a path, as people call it. */
function nameAt(repository, path) {
    const [kind, of = ''] = path.split('/');
    if (kind !== 'manifests')
        return `blob ${of} of ${repository}`;
    return of.includes(':') ? `${repository}@${of}` : `${repository}:${of}`;
}
function basic(login) {
    return `Basic ${encoded(login)}`;
}
function encoded({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
function readToken(body) {
    try {
        const { token, access_token: access } = JSON.parse(body);
        return [token, access].find((each) => typeof each === 'string' && each !== '');
    }
    catch {
        return undefined;
    }
}
/** The API's own words for what is wrong, such as `MANIFEST_UNKNOWN`. */
function errorCodes(body) {
    try {
        const { errors } = JSON.parse(body);
        return errors.map(({ code }) => String(code)).slice(0, 3);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/packages/checks/src/kinds/image.js






/** So many layers are looked for at once. */
const atOnce = 8;
/** So many digests are written out. */
const namedDigests = 3;
/** Asks a registry for an image, as a pull would: its manifest, the one for a platform, and its layers. */
function createImageCheck(configuration, { runtime }) {
    const image = readReference(configuration.image);
    const { platform, layers } = configuration;
    const parts = [...(platform === undefined ? [] : [platform]), ...(layers ? ['its layers'] : [])];
    return {
        asks: [`the image ${configuration.image} at ${image.registry}`, ...parts].join(', '),
        async ask(signal) {
            const login = givenLogin(configuration) ?? (await dockerLogin(image.registry, runtime, signal));
            const registry = new Registry(image, login, runtime);
            const found = await look(registry, image, configuration, signal);
            return (0,grades/* gathered */.P)([...judge(found, image, configuration), ...tagGrades(found, image)], image_describe(found));
        },
    };
}
function givenLogin({ username, password }) {
    return username === undefined || password === undefined
        ? undefined
        : { username, password, refresh: false };
}
async function look(registry, { tag, digest }, { platform, layers }, signal) {
    const tagged = tag === undefined ? undefined : await digestOf(registry, tag, signal).catch(absent(digest));
    const nothing = { manifest: undefined, platforms: [], blobs: [], missing: [] };
    if (platform === undefined && !layers) {
        const pinned = digest === undefined ? tagged : await digestOf(registry, digest, signal);
        return { ...nothing, digest: digest ?? pinned, tagged };
    }
    const manifest = await readManifest(registry, digest ?? tag ?? 'latest', signal);
    const index = manifest.manifests.length > 0;
    const single = index || platform === undefined ? undefined : await platformOf(registry, manifest, signal);
    const platforms = index ? manifest.manifests.flatMap((each) => each.platform ?? []) : [single ?? []].flat();
    const found = { ...nothing, digest: manifest.digest, tagged, manifest, platforms };
    const wanted = manifest.manifests.filter((each) => platform === undefined || fits(each.platform, platform));
    const chosen = index
        ? await Promise.all(wanted.map((each) => readManifest(registry, each.digest, signal)))
        : [manifest];
    if (!layers)
        return found;
    const blobs = [
        ...new Map(chosen.flatMap((each) => each.blobs.map((blob) => [blob.digest, blob]))).values(),
    ];
    return { ...found, blobs, missing: await missingOf(registry, blobs, signal) };
}
/** A tag that is gone is no failure where the digest counts. */
function absent(digest) {
    return (error) => {
        if (error instanceof MissingError && digest !== undefined)
            return undefined;
        throw error;
    };
}
async function missingOf(registry, blobs, signal) {
    const missing = [];
    const queue = blobs.values();
    const work = async () => {
        for (const blob of queue) {
            await registry.ask('HEAD', `blobs/${blob.digest}`, { signal }).catch((error) => {
                if (!(error instanceof MissingError))
                    throw error;
                missing.push(blob);
            });
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return missing;
}
function judge({ digest, tagged, platforms, blobs, missing }, { registry, tag }, { image, platform, layers, digest: expected }) {
    const wrong = [];
    const is = tag === undefined ? digest : tagged;
    if (expected !== undefined && is !== expected) {
        wrong.push({ status: 'fail', finding: `${image} is ${is ?? 'not there'}, wanted ${expected}` });
    }
    if (platform !== undefined && !platforms.some((each) => fits(each, platform))) {
        const there = platforms.join(', ') || 'no platform';
        wrong.push({ status: 'fail', finding: `${image} is for ${there}, wanted ${platform}` });
    }
    if (missing.length > 0) {
        const named = missing.slice(0, namedDigests).map((blob) => blob.digest.slice(0, 19));
        const more = missing.length > namedDigests ? ` and ${missing.length - namedDigests} more` : '';
        const finding = `${image} can not be pulled: ${missing.length} of its ${blobs.length} layers are gone from ${registry}: ${named.join(', ')}${more}`;
        wrong.push({ status: 'fail', finding });
    }
    if (layers && blobs.length === 0 && wrong.length === 0) {
        wrong.push({ status: 'fail', finding: `${image} can not be pulled: its manifest names no layers` });
    }
    if (wrong.length > 0)
        return wrong;
    const parts = [
        ...(platform === undefined ? [] : [` for ${platform}`]),
        ...(blobs.length === 0 ? [] : [` with all ${blobs.length} layers`]),
    ];
    return [
        {
            status: 'pass',
            finding: `${image} is there${parts.join('')} (${digest?.slice(0, 19) ?? 'without a digest'})`,
        },
    ];
}
/** A tag may lead elsewhere tomorrow. */
function tagGrades({ tagged }, { tag, digest }) {
    if (digest === undefined) {
        if (tag !== 'latest')
            return [];
        const finding = 'the tag `latest` is whatever was pushed last; name a version, or a digest';
        return [{ status: 'warn', finding }];
    }
    if (tag === undefined || tagged === digest)
        return [];
    const leads = tagged === undefined ? 'is gone' : `leads to ${tagged.slice(0, 19)} by now`;
    return [{ status: 'warn', finding: `the tag \`${tag}\` ${leads}, not to ${digest.slice(0, 19)}` }];
}
function image_describe({ digest, tagged, manifest, platforms, blobs, missing }) {
    const size = blobs.reduce((sum, blob) => sum + blob.size, 0);
    return [
        `digest ${digest ?? 'not given'}`,
        ...(tagged === undefined || tagged === digest ? [] : [`the tag leads to ${tagged}`]),
        ...(manifest === undefined ? [] : [manifest.mediaType]),
        ...(platforms.length === 0 ? [] : [`platforms: ${platforms.join(', ')}`]),
        ...(blobs.length === 0 ? [] : [`${blobs.length} layers with configuration, ${(0,quantities/* formatSize */.Xq)(size)}`]),
        ...missing.slice(0, 30).map((blob) => `gone: ${blob.digest}`),
    ].join('\n');
}


/***/ })

};
