export const id = 8227;
export const ids = [8227];
export const modules = {

/***/ 78227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S3Storage: () => (/* binding */ S3Storage)
});

// EXTERNAL MODULE: ./build/packages/action-kit/src/errors.js
var errors = __webpack_require__(97368);
// EXTERNAL MODULE: ./build/packages/action-kit/src/quantities.js
var quantities = __webpack_require__(19310);
// EXTERNAL MODULE: ./build/packages/action-kit/src/clock.js
var clock = __webpack_require__(12109);
// EXTERNAL MODULE: ./build/packages/database/src/backup-id.js
var backup_id = __webpack_require__(93233);
// EXTERNAL MODULE: ./build/packages/database/src/manifest.js
var src_manifest = __webpack_require__(19040);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/object-lock.js

/** The lock of a backup that is verified now, in milliseconds since 1970; to the second, as the manifest says it. */
function retentionFrom(lock, now) {
    const until = (0,clock/* isoInstant */.j2)(now + lock.for);
    return { Mode: lock.mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE', RetainUntilDate: new Date(until) };
}
/** Looks whether the bucket can lock objects. Throws ConfigurationError when it can't. */
async function demandObjectLock(bucket) {
    const call = {
        operation: `look whether the bucket \`${bucket.bucket}\` has Object Lock`,
        action: 's3:GetBucketObjectLockConfiguration',
    };
    const answer = await bucket.ask(call, (client, options) => client
        .send(new bucket.sdk.GetObjectLockConfigurationCommand({ Bucket: bucket.bucket }), options)
        .catch((error) => {
        if (error.name !== 'ObjectLockConfigurationNotFoundError')
            throw error;
        return undefined;
    }));
    if (answer?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled')
        return;
    throw new errors/* ConfigurationError */.j1(`the bucket \`${bucket.bucket}\` has no Object Lock, which \`s3.object-lock\` takes: turn it on (and versions with it), or leave \`object-lock\` out`);
}
/** Keeps one version of an object from being deleted. Throws ProviderError and ConfigurationError. */
async function lockObject(bucket, { key, version }, retention) {
    const call = { operation: `lock ${bucket.show(key)}`, action: 's3:PutObjectRetention', key };
    const command = new bucket.sdk.PutObjectRetentionCommand({
        Bucket: bucket.bucket,
        Key: key,
        VersionId: version,
        Retention: retention,
    });
    await bucket.ask(call, (client, options) => client.send(command, options));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/packages/database/src/backup-engine.js
var backup_engine = __webpack_require__(29366);
// EXTERNAL MODULE: ./build/packages/database/src/storages/partial-files.js
var partial_files = __webpack_require__(89947);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/packages/database/src/flat-memory.js
var flat_memory = __webpack_require__(9384);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/resuming-stream.js


/** How often in a row a read that breaks off is taken up again where it broke off. */
const resumptions = 5;
/** Milliseconds before that. */
const pause = 1_000;
/** All bytes of an object, over as many connections as it takes. Fails with what `explain` makes of a failure. */
class ResumingStream extends external_node_stream_.Readable {
    #readFrom;
    #explain;
    #context;
    #body;
    #opening = false;
    #offset = 0;
    #failures = 0;
    #memory = new flat_memory/* FlatMemory */.J();
    constructor(readFrom, explain, context) {
        super({ highWaterMark: 256 * 1024 });
        this.#readFrom = readFrom;
        this.#explain = explain;
        this.#context = context;
    }
    _read() {
        if (this.#body)
            this.#body.resume();
        else if (!this.#opening)
            void this.#open();
    }
    _destroy(error, callback) {
        this.#body?.destroy();
        callback(error);
    }
    async #open() {
        this.#opening = true;
        try {
            const body = await this.#readFrom(this.#offset);
            if (body === undefined)
                this.push(null);
            else if (this.destroyed)
                body.destroy();
            else
                this.#take(body);
        }
        catch (error) {
            await this.#broke(error);
        }
        finally {
            this.#opening = false;
        }
    }
    #take(body) {
        this.#body = body;
        body.on('data', (chunk) => {
            this.#offset += chunk.length;
            this.#failures = 0;
            this.#memory.passed(chunk.length);
            if (!this.push(chunk))
                body.pause();
        });
        // What breaks off says so twice, and `finished` hears it once.
        body.on('error', () => { });
        (0,external_node_stream_.finished)(body, (error) => {
            this.#body = undefined;
            if (this.destroyed)
                return;
            if (error)
                void this.#broke(error);
            else
                this.push(null);
        });
    }
    async #broke(error) {
        const { clock, log, signal } = this.#context;
        if (signal.aborted || !isBroken(error) || this.#failures >= resumptions) {
            this.destroy(signal.aborted ? signal.reason : this.#explain(error));
            return;
        }
        this.#failures += 1;
        log.debug(`Reading broke off at ${this.#offset} bytes and goes on from there.`);
        this.#opening = true;
        await clock.sleep(pause, signal).catch(() => { });
        await this.#open();
    }
}
/** Whether a connection went away, which says nothing of the object. */
function isBroken(error) {
    const { name, code, message } = error;
    const transport = typeof code === 'string' && /^(E[A-Z]+|ERR_STREAM_PREMATURE_CLOSE)$/.test(code);
    return transport || name === 'TimeoutError' || message === 'aborted';
}

// EXTERNAL MODULE: ./build/packages/database/src/storages/s3/s3-bucket.js + 1 modules
var s3_bucket = __webpack_require__(75995);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/s3-archive.js








/** An archive that is an object of S3. */
class S3Archive {
    location;
    file = undefined;
    sizeBytes;
    #bucket;
    #key;
    #context;
    constructor(bucket, key, sizeBytes, context) {
        this.location = bucket.show(key);
        this.sizeBytes = sizeBytes;
        this.#bucket = bucket;
        this.#key = key;
        this.#context = context;
    }
    async open() {
        let etag;
        const call = { operation: `read ${this.location}`, action: 's3:GetObject', key: this.#key };
        return new ResumingStream(async (offset) => {
            const part = await this.#from(offset, etag);
            etag ??= part?.etag;
            return part?.body;
        }, (error) => (error instanceof backup_engine/* DamagedBackupError */.c ? error : this.#bucket.explain(error, call)), this.#context);
    }
    async localFile() {
        const { signal, temporary } = this.#context;
        const file = (0,external_node_path_.join)(temporary, (0,partial_files/* partialName */.t4)((0,external_node_path_.basename)(this.#key)));
        const done = () => (0,promises_.rm)(file, { force: true });
        try {
            await (0,external_node_stream_promises_.pipeline)(await this.open(), (0,external_node_fs_.createWriteStream)(file, { mode: 0o600 }), { signal });
            return { file, done };
        }
        catch (error) {
            await done();
            signal.throwIfAborted();
            throw error;
        }
    }
    /** The object from a byte on; `undefined` when that is its end. Throws DamagedBackupError when it is gone or another one. */
    async #from(offset, etag) {
        const { sdk, client, bucket } = this.#bucket;
        const command = new sdk.GetObjectCommand({
            Bucket: bucket,
            Key: this.#key,
            ...(offset > 0 ? { Range: `bytes=${offset}-`, IfMatch: etag } : {}),
        });
        const answer = await client.send(command, { abortSignal: this.#context.signal }).catch((error) => {
            if (error.name === 'InvalidRange')
                return 'end';
            if (error.name !== 'PreconditionFailed')
                return (0,s3_bucket/* absent */.G)(error);
            throw new backup_engine/* DamagedBackupError */.c(`the backup file ${this.location} was replaced while it was read`);
        });
        if (answer === 'end')
            return undefined;
        if (answer?.Body === undefined)
            throw new backup_engine/* DamagedBackupError */.c(`the backup file ${this.location} is not there`);
        return { body: answer.Body, etag: answer.ETag };
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/s3-markers.js


/**
 * Small objects that say which process is at work on a backup, since neither an upload nor an object of S3 does. A marker is there
 * before the first byte of the backup and, when one is deleted, before its manifest goes.
 */
class S3Markers {
    #bucket;
    #clock;
    #set = new Set();
    constructor(bucket, { clock }) {
        this.#bucket = bucket;
        this.#clock = clock;
    }
    /**
     * Says that this process is at work on a backup; its manifest tells who comes later what else there is to delete. Gives
     * whether nothing said so before.
     */
    async set(backupId, manifest) {
        if (this.#set.has(backupId))
            return false;
        const key = this.#keyOf(backupId);
        const call = { operation: `write ${this.#bucket.show(key)}`, action: 's3:PutObject', key };
        const { sdk, bucket } = this.#bucket;
        const command = new sdk.PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: manifest ? (0,src_manifest/* manifestText */.$2)(manifest) : '{}\n',
            ContentType: 'application/json',
        });
        await this.#bucket.ask(call, (client, options) => client.send(command, options));
        this.#set.add(backupId);
        return true;
    }
    /** Says that nothing is half-done any more. */
    async clear(backupId) {
        if (!this.#set.delete(backupId))
            return;
        await this.#bucket.delete(this.#keyOf(backupId));
    }
    /**
     * Deletes what dead processes left of backups that have no manifest, their uploads included; gives the names. `forget` deletes a
     * snapshot whose manifest is gone.
     */
    async tidy(forget) {
        const deleted = [];
        for (const { key, modified } of await this.#bucket.list(this.#bucket.key('.partial-'))) {
            const name = key.slice(this.#bucket.prefix.length);
            const backupId = (0,partial_files/* nameOfPartial */.ic)(name)?.replace(/\.json$/, '');
            if (backupId === undefined || !(0,partial_files/* isDeadPartial */.Ce)(name, modified, this.#clock))
                continue;
            deleted.push(...(await this.#finish(backupId, key, forget)));
        }
        return deleted;
    }
    async #finish(backupId, marker, forget) {
        const rest = this.#bucket.key(`${backupId}.`);
        const keys = (await this.#bucket.list(rest)).map(({ key }) => key);
        const deleted = await this.#bucket.abortUploads(rest);
        if (!keys.includes(`${rest}json`)) {
            const manifest = (0,src_manifest/* parseManifest */.Ng)((await this.#bucket.readText(marker)) ?? '');
            if (typeof manifest !== 'string' && (0,src_manifest/* isSnapshot */.LR)(manifest))
                await forget(manifest);
            for (const key of keys)
                await this.#bucket.delete(key);
            deleted.push(...keys);
        }
        await this.#bucket.delete(marker);
        return [...deleted, marker].map((key) => this.#bucket.show(key));
    }
    #keyOf(backupId) {
        return this.#bucket.key((0,partial_files/* partialName */.t4)(`${backupId}.json`));
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/multipart-upload.js
/** An upload to one key; each part is sent with its checksum by the SDK. What fails is told by {@link S3Bucket.explain}. */
class MultipartUpload {
    #bucket;
    #key;
    #settings;
    #ended = new AbortController();
    #parts = [];
    #id;
    #version;
    constructor(bucket, key, settings) {
        this.#bucket = bucket;
        this.#key = key;
        this.#settings = settings;
    }
    /** Version of the object, in a bucket that keeps versions. */
    get version() {
        return this.#version;
    }
    async putWhole(body) {
        const command = new this.#bucket.sdk.PutObjectCommand({
            ...this.#object(),
            ...this.#settings,
            Body: body,
        });
        this.#version = (await this.#ask(() => this.#bucket.client.send(command, this.#options()))).VersionId;
    }
    async putPart(number, body) {
        this.#id ??= this.#begin();
        const UploadId = await this.#id;
        const command = new this.#bucket.sdk.UploadPartCommand({
            ...{ ...this.#object(), UploadId, PartNumber: number, Body: body },
        });
        const { ETag, ChecksumCRC32 } = await this.#ask(() => this.#bucket.client.send(command, this.#options()));
        this.#parts.push({ PartNumber: number, ETag, ChecksumCRC32 });
    }
    async complete() {
        const Parts = this.#parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
        const command = new this.#bucket.sdk.CompleteMultipartUploadCommand({
            ...{ ...this.#object(), UploadId: await this.#id, MultipartUpload: { Parts } },
        });
        this.#version = await this.#ask(() => this.#bucket.client
            .send(command, this.#options())
            .catch((error) => {
            if (error.name !== 'NoSuchUpload')
                throw error;
            // It may be complete already, where only the answer was lost; what is there is read back in any case.
            return this.#head();
        })
            .then(({ VersionId }) => VersionId));
    }
    #head() {
        return this.#bucket.client.send(new this.#bucket.sdk.HeadObjectCommand(this.#object()), this.#options());
    }
    /** Ends the requests; the upload itself is aborted with all others to its key by {@link S3Bucket.abortUploads}. */
    async abort() {
        this.#ended.abort();
        await this.#id?.catch(() => { });
    }
    async #begin() {
        const command = new this.#bucket.sdk.CreateMultipartUploadCommand({
            ...{ ...this.#object(), ...this.#settings, ChecksumAlgorithm: 'CRC32' },
        });
        return (await this.#ask(() => this.#bucket.client.send(command, this.#options()))).UploadId;
    }
    #object() {
        return { Bucket: this.#bucket.bucket, Key: this.#key };
    }
    #options() {
        return { abortSignal: this.#ended.signal };
    }
    async #ask(send) {
        try {
            return await send();
        }
        catch (error) {
            const operation = `write ${this.#bucket.show(this.#key)}`;
            throw this.#bucket.explain(error, { operation, action: 's3:PutObject', key: this.#key });
        }
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/part-sizes.js
/** A part is at least that, in bytes: small enough that some fit into memory, large enough for 50 GB by the parts below. */
const smallestPart = 6 * 2 ** 20;
/** Bytes of parts that may be on their way at a time, where a single part isn't larger. */
const onTheWay = 12 * 2 ** 20;
/** Parts of the planned size; S3 takes 10,000: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const plannedParts = 8_000;
/** Beyond the plan, so many parts have twice the size of those before. */
const partsOfSize = 200;
/** How an object of so many bytes at most is cut. */
function planParts(atMost) {
    const needed = Math.ceil(atMost / plannedParts / 2 ** 20) * 2 ** 20;
    const partSize = Math.max(smallestPart, needed);
    return { partSize, atATime: Math.max(1, Math.floor(onTheWay / partSize)) };
}
/** Bytes of a part; numbers count from 1. What is larger than planned gets larger parts, so that 10,000 are enough for the 5 TB of S3. */
function partSizeAt({ partSize }, number) {
    return partSize * 2 ** Math.ceil(Math.max(0, number - plannedParts) / partsOfSize);
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/part-sink.js


/**
 * A stream whose bytes are uploaded part by part, some at a time: it has finished when the upload is complete, and fails with what a
 * part fails with. Its buffers are used again and again: parts that are allocated one by one, as the library `@aws-sdk/lib-storage` does, tear
 * the memory of the process apart until it takes twice as much.
 */
class PartSink extends external_node_stream_.Writable {
    #upload;
    #plan;
    #free = [];
    #underWay = new Set();
    #buffers = 0;
    #current;
    #filled = 0;
    #number = 0;
    constructor(upload, plan) {
        super({ highWaterMark: 256 * 1024 });
        this.#upload = upload;
        this.#plan = plan;
    }
    _write(chunk, _encoding, callback) {
        const room = this.#current ? this.#current.length - this.#filled : 0;
        if (this.#current && chunk.length <= room) {
            this.#filled += chunk.copy(this.#current, this.#filled);
            callback();
        }
        else {
            this.#spread(chunk).then(() => callback(), callback);
        }
    }
    _final(callback) {
        this.#finish().then(() => callback(), callback);
    }
    _destroy(error, callback) {
        const end = () => callback(error);
        if (this.writableFinished)
            end();
        else
            this.#upload.abort().then(end, end);
    }
    async #spread(chunk) {
        for (let offset = 0; offset < chunk.length;) {
            if (this.#current && this.#filled === this.#current.length)
                this.#send(this.#current);
            this.#current ??= await this.#buffer();
            const copied = chunk.copy(this.#current, this.#filled, offset);
            offset += copied;
            this.#filled += copied;
        }
    }
    async #buffer() {
        const size = partSizeAt(this.#plan, this.#number + 1);
        for (;;) {
            const free = this.#free.pop();
            if (free?.length === size)
                return free;
            if (free)
                this.#buffers -= 1;
            if (this.#buffers <= this.#plan.atATime) {
                this.#buffers += 1;
                return Buffer.allocUnsafeSlow(size);
            }
            await Promise.race(this.#underWay);
        }
    }
    #send(buffer) {
        this.#number += 1;
        const sent = this.#upload.putPart(this.#number, buffer.subarray(0, this.#filled)).then(() => void this.#free.push(buffer), (error) => {
            this.destroy(error);
            throw error;
        });
        this.#underWay.add(sent);
        sent.finally(() => this.#underWay.delete(sent)).catch(() => { });
        this.#current = undefined;
        this.#filled = 0;
    }
    async #finish() {
        if (this.#number === 0) {
            return this.#upload.putWhole(this.#current?.subarray(0, this.#filled) ?? Buffer.alloc(0));
        }
        if (this.#current)
            this.#send(this.#current);
        await Promise.all(this.#underWay);
        this.#free.length = 0;
        await this.#upload.complete();
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/staged-object.js





/** A file of a backup on its way to S3. Its key is final; what counts is the manifest. */
class StagedObject {
    file = undefined;
    key;
    #bucket;
    #upload;
    #atMost;
    #context;
    #gone;
    #sink;
    #settled = false;
    /** `atMost` is its size in bytes, as far as anybody can tell; `gone` is called once it is discarded. */
    constructor(bucket, object, context) {
        this.key = object.key;
        this.#bucket = bucket;
        this.#upload = new MultipartUpload(bucket, object.key, object.settings);
        this.#atMost = object.atMost;
        this.#context = context;
        this.#gone = object.gone;
    }
    /** Version of the object, in a bucket that keeps versions. */
    get version() {
        return this.#upload.version;
    }
    write() {
        this.#sink = new PartSink(this.#upload, planParts(this.#atMost));
        return this.#sink;
    }
    archive(sizeBytes) {
        return new S3Archive(this.#bucket, this.key, sizeBytes, this.#context);
    }
    /** From here on it belongs to a backup that counts. */
    settle() {
        this.#settled = true;
    }
    async discard() {
        if (this.#settled)
            return;
        if (this.#sink !== undefined)
            await this.#takeBack(this.#sink);
        await this.#gone();
    }
    async #takeBack(sink) {
        if (!sink.closed)
            await (0,external_node_events_.once)(sink.destroy(), 'close').catch(() => { });
        // A part that comes in after an upload was aborted brings it back; see AbortMultipartUpload.
        for (let left = 3; left > 0; left -= 1) {
            if ((await this.#bucket.abortUploads(this.key)).length === 0)
                break;
        }
        await this.#bucket.delete(this.key);
    }
}

;// CONCATENATED MODULE: ./build/packages/database/src/storages/s3/s3-storage.js








/** Manifests that are read at a time. */
const readAtATime = 8;
/** Backups under a prefix of S3: `<id>.<extension>` and, beside it, `<id>.json`, the manifest that makes it count. */
class S3Storage {
    type = 's3';
    place;
    folder = undefined;
    #bucket;
    #settings;
    #context;
    #markers;
    constructor(place, opened, context) {
        this.place = place;
        this.#bucket = opened.bucket;
        this.#settings = opened.settings;
        this.#context = context;
        this.#markers = new S3Markers(opened.bucket, context);
    }
    /** Asks for nothing yet. Throws ConfigurationError as openAws does. */
    static async open(destination, settings, aws, context) {
        const bucket = await s3_bucket.S3Bucket.open(destination, settings, aws, context);
        return new S3Storage(destination, { bucket, settings }, context);
    }
    async problems() {
        try {
            await this.#bucket.probe();
            if (this.#settings['object-lock'])
                await demandObjectLock(this.#bucket);
            return [];
        }
        catch (error) {
            if (!(error instanceof errors/* ConfigurationError */.j1))
                throw error;
            return [{ input: 'destination', message: `\`${this.place}\`: ${error.message}` }];
        }
    }
    planPublish() {
        const lock = this.#settings['object-lock'];
        return lock ? [`lock it (${lock.mode}) for ${(0,quantities/* formatDuration */.a3)(lock.for)}`] : [];
    }
    tidy(forget) {
        return this.#markers.tidy(forget);
    }
    async stage({ backupId, extension, atMost }) {
        const first = await this.#markers.set(backupId);
        const object = {
            key: this.#bucket.key(`${backupId}.${extension}`),
            atMost,
            settings: this.#objectSettings(),
            // The file that was staged first is discarded last.
            gone: async () => (first ? this.#markers.clear(backupId) : undefined),
        };
        return new StagedObject(this.#bucket, object, this.#context);
    }
    async publish(staged, manifest) {
        const lock = this.#settings['object-lock'];
        const retention = lock && retentionFrom(lock, this.#context.clock.now());
        const objects = staged.filter((one) => one instanceof StagedObject);
        if (retention)
            for (const { key, version } of objects)
                await lockObject(this.#bucket, { key, version }, retention);
        const published = retention
            ? { ...manifest, lockedUntil: (0,clock/* isoInstant */.j2)(retention.RetainUntilDate.getTime()) }
            : manifest;
        const key = this.#bucket.key(`${manifest.backupId}.json`);
        const taken = await this.#writeManifest(key, (0,src_manifest/* manifestText */.$2)(published), retention).catch(async (error) => {
            // It may be there all the same, where only the answer was lost; then it must go before the backup does.
            await this.#bucket.delete(key).catch(() => { });
            throw error;
        });
        if (taken) {
            const message = `another manifest is at ${this.#bucket.show(key)} already`;
            throw new errors/* ProviderError */.mZ(message, { system: 'S3', operation: 'write the manifest' });
        }
        for (const object of objects)
            object.settle();
        await this.#markers.clear(manifest.backupId).catch((error) => {
            this.#context.log.warning(`What says that the backup is being made could not be deleted: ${(0,errors/* describeError */.Uc)(error)}`);
        });
        return { manifest: published, manifestLocation: this.#bucket.show(key) };
    }
    async list() {
        const listed = (await this.#bucket.list(this.#bucket.prefix)).map(({ key }) => key);
        const keys = new Set(listed);
        const manifests = listed.filter((key) => (0,backup_id/* backupOfName */.v)(this.#nameOf(key))?.extension === 'json');
        const backups = [];
        for (let start = 0; start < manifests.length; start += readAtATime) {
            const some = manifests.slice(start, start + readAtATime);
            const read = await Promise.all(some.map((key) => this.#read(key)));
            for (const [index, manifest] of read.entries()) {
                const key = some[index] ?? '';
                if (manifest === undefined || this.#nameOf(key) !== `${manifest.backupId}.json`)
                    continue;
                if (!(0,src_manifest/* isSnapshot */.LR)(manifest) && !keys.has(this.#bucket.key(manifest.file)))
                    continue;
                backups.push({ manifest, manifestLocation: this.#bucket.show(key) });
            }
        }
        return backups;
    }
    async remove({ manifest }, forget) {
        const { backupId, lockedUntil } = manifest;
        if (lockedUntil !== undefined && Date.parse(lockedUntil) > this.#context.clock.now()) {
            return `Object Lock holds it until ${lockedUntil}`;
        }
        await this.#markers.set(backupId, manifest);
        await this.#bucket.delete(this.#bucket.key(`${backupId}.json`));
        if ((0,src_manifest/* isSnapshot */.LR)(manifest))
            await forget(manifest);
        for (const file of (0,src_manifest/* filesOf */.R8)(manifest))
            await this.#bucket.delete(this.#bucket.key(file));
        await this.#markers.clear(backupId);
        return undefined;
    }
    archive({ file, sizeBytes }) {
        return new S3Archive(this.#bucket, this.#bucket.key(file), sizeBytes, this.#context);
    }
    attachment(manifest, file) {
        const sizeBytes = manifest.attachments?.find((one) => one.file === file)?.sizeBytes ?? 0;
        return new S3Archive(this.#bucket, this.#bucket.key(file), sizeBytes, this.#context);
    }
    #objectSettings() {
        const { 'storage-class': storageClass } = this.#settings;
        return { ...(storageClass === undefined ? {} : { StorageClass: storageClass }), ...this.#encryption() };
    }
    #encryption() {
        const { encryption } = this.#settings;
        if (encryption === undefined)
            return {};
        const { method, key } = encryption;
        return { ServerSideEncryption: method, ...(key === undefined ? {} : { SSEKMSKeyId: key }) };
    }
    /** Gives whether another one is there. Where one is already, it may be this one, whose answer was lost. */
    async #writeManifest(key, text, retention) {
        const { sdk, bucket } = this.#bucket;
        const command = new sdk.PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: text,
            ContentType: 'application/json',
            IfNoneMatch: '*',
            ...this.#encryption(),
            ...(retention
                ? { ObjectLockMode: retention.Mode, ObjectLockRetainUntilDate: retention.RetainUntilDate }
                : {}),
        });
        const call = { operation: `write ${this.#bucket.show(key)}`, action: 's3:PutObject', key };
        const taken = await this.#bucket.ask(call, (client, options) => client.send(command, options).then(() => false, (error) => {
            if (error.name !== 'PreconditionFailed')
                throw error;
            return true;
        }));
        return taken && (await this.#bucket.readText(key)) !== text;
    }
    async #read(key) {
        const manifest = (0,src_manifest/* parseManifest */.Ng)((await this.#bucket.readText(key)) ?? '');
        return typeof manifest === 'string' ? undefined : manifest;
    }
    #nameOf(key) {
        return key.slice(this.#bucket.prefix.length);
    }
}


/***/ })

};
