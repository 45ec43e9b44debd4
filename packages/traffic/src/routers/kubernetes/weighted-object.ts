import type { Color } from '@deploy-actions/config';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import type { Weights } from '../../weights.ts';

/** Where an object stands in a Kubernetes API. */
export interface ObjectPlace {
  readonly kind: string;
  /** Empty for the core. */
  readonly group: string;
  /** Those that are understood here, the best one first. */
  readonly versions: readonly [string, ...string[]];
  /** In the plural: `httproutes`. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  /** The field of the configuration that names it. */
  readonly field: string;
}

/** Who answers for a colour: the endpoints of a Service, or the pods with labels. */
export type Answering =
  | { readonly namespace: string; readonly service: string }
  | { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };

/** How the split between the colours stands in one kind of object. Methods that look into the object throw {@link UnclearObject}. */
export interface WeightedObject {
  readonly type: string;
  readonly place: ObjectPlace;
  /** What is listed to know a colour's capacity, in which namespaces. */
  readonly capacity: {
    readonly resource: 'endpointslices' | 'pods';
    readonly namespaces: readonly string[];
  };
  /** Why the object can't express these weights, or `undefined` when it can. */
  refusal(weights: Weights): string | undefined;
  /** The weights that stand in it, whether they are in force yet or not. */
  writtenIn(object: KubernetesObject): Weights;
  /** The weights in force; `known` is what was told of missing backends before and is no matter. Throws {@link MissingBackend} too. */
  weightsIn(object: KubernetesObject, known?: 'missing-backend'): Weights;
  /** The same object with these weights. */
  withWeights(object: KubernetesObject, weights: Weights): KubernetesObject;
  /** Who answers for a colour, or `undefined` when that isn't known here. */
  answering(color: Color, object: KubernetesObject): Answering | undefined;
  /** What a person should know before traffic moves. */
  remarks(object: KubernetesObject): readonly string[];
}

/** What stands in an object is not what weights can be read from or written to. */
export class UnclearObject extends Error {
  /** Whether it may pass by itself. */
  readonly passing: boolean;

  constructor(message: string, { passing = false }: { readonly passing?: boolean } = {}) {
    super(message);
    this.name = 'UnclearObject';
    this.passing = passing;
  }
}

/** A controller doesn't find one of the backends, and doesn't say which. */
export class MissingBackend extends UnclearObject {}
