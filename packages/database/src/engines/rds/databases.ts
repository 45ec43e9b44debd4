import type { Tags } from './marks.ts';
import type { Snapshots } from './snapshots.ts';

/** What a snapshot is of. */
export type Kind = 'instance' | 'cluster';

/** An instance or a cluster. */
export interface RdsDatabase {
  readonly kind: Kind;
  /** Its name, in small letters. */
  readonly id: string;
  readonly arn: string;
  /** What stays its own when it is renamed. */
  readonly resource: string;
  readonly status: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly allocatedGib: number;
  readonly encrypted: boolean;
  /** Where applications reach it, `host:port`; absent until it has one. */
  readonly endpoint: string | undefined;
  readonly tags: Tags;
  /** The cluster this instance is a member of. */
  readonly memberOf: string | undefined;
  /** Instances of this cluster, the writer first. */
  readonly members: readonly string[];
  /** What replicates from or to it, or spans regions with it, each as a phrase. */
  readonly relations: readonly string[];
  /** What a restored copy of it would not have, each as a phrase. */
  readonly notRestored: readonly string[];
}

/** A database to be made from a snapshot. */
export interface RestoreOrder {
  readonly id: string;
  /** The name of the snapshot, which is in the same region. */
  readonly snapshot: string;
  /** The database whose settings it gets; those RDS chooses when absent. */
  readonly like: string | undefined;
  /** A scratch copy is small, private, unprotected and alone; a replacement is as the live one. */
  readonly purpose: 'scratch' | 'replacement';
  readonly instanceClass: string | undefined;
  readonly subnetGroup: string | undefined;
  readonly securityGroups: readonly string[] | undefined;
  readonly tags: Tags;
}

/** The instances, or the clusters, of one region. */
export interface Databases {
  readonly kind: Kind;
  /** The quota of their manual snapshots, as RDS names it. */
  readonly quota: 'ManualSnapshots' | 'ManualClusterSnapshots';
  /** `undefined` when there is none. */
  find(id: string, hasty?: boolean): Promise<RdsDatabase | undefined>;
  /** All of this account. */
  list(): Promise<readonly RdsDatabase[]>;
  /** Begins to make one from a snapshot. */
  restore(order: RestoreOrder): Promise<void>;
  /**
   * Does to an available one what restoring leaves undone: instances of a cluster, settings that only a change can set. Gives what
   * could not be done, each as a sentence.
   */
  complete(order: RestoreOrder): Promise<readonly string[]>;
  /** Begins to rename. That it is on its way already is no failure. */
  rename(from: string, to: string): Promise<void>;
  /** Deletes for good, without a last snapshot, and what belongs to it. What is gone is no failure. */
  remove(id: string, hasty?: boolean): Promise<void>;
}

/** One region, for one kind of database. */
export interface Region {
  readonly name: string;
  readonly databases: Databases;
  readonly snapshots: Snapshots;
  /** Sets tags of anything. */
  tag(arn: string, tags: Tags, hasty?: boolean): Promise<void>;
  /** How many manual snapshots there are and can be; `undefined` when RDS doesn't say. */
  snapshotQuota(): Promise<{ readonly used: number; readonly most: number } | undefined>;
}
