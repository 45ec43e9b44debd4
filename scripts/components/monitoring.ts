import { join } from 'node:path';
import { installWithApt, unpackedFolder, unpackFromApt } from './apt.ts';
import type { Component } from './component.ts';
import { findFile, findProgram } from './find-program.ts';

/** A program that needs nothing but its own file, so that unpacking is enough; the first of these Debian packages that there is. */
function unpacked(
  name: string,
  packages: readonly [string, ...string[]],
  { find, proof }: { readonly find: () => string; readonly proof: () => readonly string[] },
): Component {
  return {
    name,
    needs: `the package \`${packages[0]}\`, or a system with apt to get it from`,
    get program() {
      return find();
    },
    get proof() {
      return proof();
    },
    install: async () => {
      const [first, ...others] = packages;
      let result = await unpackFromApt(first);
      for (const other of others) if (!result.ok) result = await unpackFromApt(other);
      return result;
    },
  };
}

const programs = () => [join(unpackedFolder(), 'usr', 'bin')];

/** Prometheus. */
export const prometheus = unpacked('prometheus', ['prometheus'], {
  find: () => findProgram(['prometheus'], programs()),
  proof: () => ['--version'],
});

/** The tool that backfills the storage of Prometheus; from Debian 13 on a package of its own, before in that of Prometheus. */
export const promtool = unpacked('promtool', ['promtool', 'prometheus'], {
  find: () => findProgram(['promtool'], programs()),
  proof: () => ['--version'],
});

/** Prometheus’ Alertmanager, which Debian calls by a longer name and makes depend on files of its package. */
export const alertmanager: Component = {
  name: 'alertmanager',
  needs: 'a system with apt, root or sudo without a password, and the package `prometheus-alertmanager`',
  get program() {
    return findProgram(['prometheus-alertmanager', 'alertmanager']);
  },
  proof: ['--version'],
  install: () => installWithApt('prometheus-alertmanager'),
};

/** Prometheus’ Pushgateway, which Debian calls by a longer name. */
export const pushgateway = unpacked('pushgateway', ['prometheus-pushgateway'], {
  find: () => findProgram(['prometheus-pushgateway', 'pushgateway'], programs()),
  proof: () => ['--version'],
});

/** The library that tells programs another time; `LD_PRELOAD` takes it. */
export function faketimeLibrary(): string {
  const file = 'usr/lib/*/faketime/libfaketime.so.1';
  return findFile(file) ?? findFile(file, unpackedFolder()) ?? 'libfaketime.so.1';
}

/** libfaketime is no program: what proves that it works is a Node that believes another year. */
export const faketime = unpacked('faketime', ['libfaketime'], {
  find: () => 'env',
  proof: () => [
    ...[`LD_PRELOAD=${faketimeLibrary()}`, 'FAKETIME=@2001-02-03 00:00:00'],
    ...[process.execPath, '-e', 'process.exit(new Date().getFullYear() === 2001 ? 0 : 1)'],
  ],
});
