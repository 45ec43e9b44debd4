import { installWithApt } from './apt.ts';
import type { Component } from './component.ts';
import { findFile, findProgram } from './find-program.ts';
import { controlPlane, kwokComponent } from './kubernetes.ts';
import { flyway, knex, prisma, pythonMigrations, rails, squawk } from './migrations.ts';
import { alertmanager, faketime, prometheus, promtool, pushgateway } from './monitoring.ts';
import { dnsmasq, dockerRegistry, sshd } from './network.ts';
import { moto, pytest } from './python.ts';

/** A package of Debian or Ubuntu. */
function fromApt(name: string, packageName: string, proof: readonly string[]): Component {
  return {
    name,
    needs: `a system with apt, root or sudo without a password, and the package \`${packageName}\``,
    program: name,
    proof,
    install: () => installWithApt(packageName),
  };
}

/** Debian keeps the server of each version in a folder of its own, away from the PATH. */
const postgres: Component = {
  ...fromApt('postgres', 'postgresql', ['--version']),
  get program() {
    return findFile('usr/lib/postgresql/*/bin/postgres') ?? findProgram(['postgres']);
  },
};

/** Its service lies away from the PATH of those who aren't root. */
const mariadb: Component = {
  ...fromApt('mariadb', 'mariadb-server', ['--no-defaults', '--version']),
  get program() {
    return findProgram(['mariadbd'], ['/usr/sbin']);
  },
};

/** All programs that integration tests start. */
export const components = {
  alertmanager,
  'control-plane': controlPlane,
  dnsmasq,
  'docker-registry': dockerRegistry,
  faketime,
  flyway,
  haproxy: fromApt('haproxy', 'haproxy', ['-v']),
  knex,
  kubectl: fromApt('kubectl', 'kubernetes-client', ['version', '--client']),
  kwok: kwokComponent,
  mariadb,
  moto,
  openssl: fromApt('openssl', 'openssl', ['version']),
  postgres,
  prisma,
  prometheus,
  promtool,
  pushgateway,
  pytest,
  'python-migrations': pythonMigrations,
  rails,
  'redis-server': fromApt('redis-server', 'redis-server', ['--version']),
  squawk,
  sshd,
} satisfies Readonly<Record<string, Component>>;

/** The name of one of them. */
export type ComponentName = keyof typeof components;
