import { isDeepStrictEqual } from 'node:util';
import type { Log, Runtime } from '@deploy-actions/action-kit';
import type { Color } from '@deploy-actions/config';
import { type KubernetesObject, otherWriters, requestLimit } from '@deploy-actions/kubernetes';
import { assertExpressible } from '../../expressible.ts';
import type { CapacityReporter, TrafficRouter } from '../../traffic-router.ts';
import { otherColor, servingColor, type Weights } from '../../weights.ts';
import { isGone, missingAnswer } from './answering.ts';
import { changedParts } from './changed-parts.ts';
import { ObjectApi } from './object-api.ts';
import { nameOf, routerFailure } from './router-failure.ts';
import { MissingBackend, UnclearObject, type WeightedObject } from './weighted-object.ts';

/** How many changes of somebody else are told one by one. */
const shownParts = 6;

/** What is needed beside the object. */
export interface ObjectRouterOptions {
  readonly context?: string | undefined;
  /** In milliseconds. */
  readonly timeout: number;
}

/**
 * Weights that stand in one object of a Kubernetes API. The object seen last is remembered, so that a write is one request,
 * at the very revision that was seen; whatever somebody else changed in between is kept, and told.
 */
export class ObjectRouter implements TrafficRouter, CapacityReporter {
  readonly type: string;
  readonly writeLimit: number;
  readonly #object: WeightedObject;
  readonly #api: ObjectApi;
  readonly #timeout: number;
  readonly #log: Log;
  #seen: KubernetesObject | undefined;
  /** Colours of which it was told that they have no Service. */
  readonly #told = new Set<Color>();
  /** Writes under way, and how often one began or ended: what a read shows beside one can't be told from what it wrote. */
  #writing = 0;
  #turns = 0;

  constructor(object: WeightedObject, { context, timeout }: ObjectRouterOptions, runtime: Runtime) {
    this.type = object.type;
    this.#object = object;
    this.#api = new ObjectApi(runtime, object.type, object.place, context);
    this.#timeout = timeout;
    // No request begins once the time limit has passed, but the API server may have one in hand until it gives it up.
    this.writeLimit = timeout + requestLimit;
    this.#log = runtime.log;
  }

  async read(): Promise<Weights> {
    return this.#within('read weights', async (signal) => {
      const object = await this.#look(signal);
      try {
        return this.#object.weightsIn(object);
      } catch (error) {
        if (!(error instanceof MissingBackend)) throw error;
        return await this.#withoutIdle(object, error, signal);
      }
    });
  }

  async write(weights: Weights): Promise<void> {
    assertExpressible(this, weights);
    this.#writing += 1;
    this.#turns += 1;
    try {
      await this.#within('write weights', (signal) => this.#put(weights, signal));
    } finally {
      this.#writing -= 1;
      this.#turns += 1;
    }
  }

  refusal(weights: Weights): string | undefined {
    return this.#object.refusal(weights);
  }

  async missingCapacity(color: Color): Promise<string | undefined> {
    return this.#within('look at capacity', async (signal) => {
      const object = this.#seen ?? (await this.#look(signal));
      const answering = this.#object.answering(color, object);
      return answering && missingAnswer(color, answering, this.#api, signal);
    });
  }

  async preflight(): Promise<readonly string[]> {
    const { group, resource, namespace, name } = this.#object.place;
    const { capacity } = this.#object;
    const list = { verb: 'list', group: capacity.resource === 'pods' ? '' : 'discovery.k8s.io' };
    const needs = [
      ...['get', 'update'].map((verb) => ({ verb, group, resource, namespace, name })),
      ...capacity.namespaces.map((each) => ({ ...list, resource: capacity.resource, namespace: each })),
    ];
    return this.#within('check rights', (signal) => this.#api.missing(needs, signal));
  }

  async remarks(): Promise<readonly string[]> {
    return this.#within('look for remarks', async (signal) => this.#object.remarks(await this.#look(signal)));
  }

  async #look(signal: AbortSignal): Promise<KubernetesObject> {
    const turn = this.#turns;
    const alone = this.#writing === 0;
    const object = await this.#api.get(signal);
    if (alone && turn === this.#turns) this.#notice(object);
    return object;
  }

  /**
   * The weights where what is missing is the colour without traffic: before its first deployment, or when a rollback leaves what
   * was deleted. Throws what was said of it otherwise.
   */
  async #withoutIdle(object: KubernetesObject, said: MissingBackend, signal: AbortSignal): Promise<Weights> {
    const weights = this.#object.weightsIn(object, 'missing-backend');
    const serving = servingColor(weights);
    if (serving === undefined) throw said;
    const idle = otherColor(serving);
    const [one, other] = [serving, idle].map((color) => this.#object.answering(color, object));
    const explained =
      one !== undefined &&
      other !== undefined &&
      (await isGone(other, this.#api, signal).catch(() => false)) &&
      (await missingAnswer(serving, one, this.#api, signal)) === undefined;
    if (!explained) throw said;
    if (!this.#told.has(idle)) {
      this.#log.warning(
        `${nameOf(this.#object.place)}: ${said.message}; ${idle}, which has no traffic, has no Service, so that the weights count all the same.`,
      );
    }
    this.#told.add(idle);
    return weights;
  }

  async #put(weights: Weights, signal: AbortSignal): Promise<void> {
    const change = (current: KubernetesObject) => {
      const next = this.#object.withWeights(current, weights);
      return isDeepStrictEqual(next.spec, current.spec) ? undefined : next;
    };
    const noticed = (current: KubernetesObject) => {
      const before = this.#seen;
      if (!signal.aborted) this.#notice(current);
      const next = change(current);
      if (before && next) this.#refuseOverwriting(before, current);
      return next;
    };
    const known = this.#changeable(change) ?? (await this.#api.get(signal));
    const { object } = await this.#api.update(known, noticed, signal);
    if (!signal.aborted) this.#seen = object;
  }

  /** Whether this run may still write over another one's weights is for its caller to find out, who knows of locks. */
  #refuseOverwriting(before: KubernetesObject, current: KubernetesObject): void {
    if (isDeepStrictEqual(this.#written(before), this.#written(current))) return;
    // Of several writers it isn't known which one set them.
    const others = otherWriters(before, current).map((name) => `${name} or `);
    throw new UnclearObject(`${others.join('')}another run of deploy-actions has set weights meanwhile`, {
      passing: true,
    });
  }

  #written(object: KubernetesObject): Weights | undefined {
    try {
      return this.#object.writtenIn(object);
    } catch (error) {
      if (error instanceof UnclearObject) return undefined;
      throw error;
    }
  }

  /** The object seen last, if it can be written: that nothing is to change, or that it is unclear, only a fresh look can tell. */
  #changeable(
    change: (current: KubernetesObject) => KubernetesObject | undefined,
  ): KubernetesObject | undefined {
    try {
      return this.#seen && change(this.#seen) ? this.#seen : undefined;
    } catch {
      return undefined;
    }
  }

  /** Tells of what somebody else changed since the object was last seen. */
  #notice(object: KubernetesObject): void {
    const before = this.#seen;
    this.#seen = object;
    if (before === undefined) return;
    const parts = changedParts(before.spec, object.spec);
    if (parts.length === 0) return;
    const others = otherWriters(before, object);
    const who =
      others.length > 0 ? others.join(' and ') : 'another run, or by a write of this one that came late';
    const more = parts.length > shownParts ? ` and ${parts.length - shownParts} more` : '';
    this.#log.warning(
      `${nameOf(this.#object.place)} was changed by ${who}: ${parts.slice(0, shownParts).join(', ')}${more}. It is kept, except where it is about the weights.`,
    );
  }

  async #within<T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = AbortSignal.timeout(this.#timeout);
    try {
      return await Promise.race([work(limit), aborted(limit)]);
    } catch (error) {
      throw routerFailure(error, operation, this.#object.place, limit.aborted);
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
