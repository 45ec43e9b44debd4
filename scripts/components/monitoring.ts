import { dirname, join } from 'node:path';
import { unpackedFolder, unpackFromApt } from './apt.ts';
import type { Component } from './component.ts';
import { findFile, findProgram } from './find-program.ts';

/** A program of one Debian package that needs nothing else, so that unpacking is enough. */
function unpacked(
  name: Component['name'],
  packageName: string,
  { find, proof }: { readonly find: () => string; readonly proof: () => readonly string[] },
): Component {
  return {
    name,
    needs: `the package \`${packageName}\`, or a system with apt to get it from`,
    get program() {
      return find();
    },
    get proof() {
      return proof();
    },
    install: () => unpackFromApt(packageName),
  };
}

const programs = () => [join(unpackedFolder(), 'usr', 'bin')];

/** Prometheus, with its `promtool` beside it. */
export const prometheus = unpacked('prometheus', 'prometheus', {
  find: () => findProgram(['prometheus'], programs()),
  proof: () => ['--version'],
});

/** Prometheus’ Alertmanager, which Debian calls by a longer name. */
export const alertmanager = unpacked('alertmanager', 'prometheus-alertmanager', {
  find: () => findProgram(['prometheus-alertmanager', 'alertmanager'], programs()),
  proof: () => ['--version'],
});

/** The tool that comes with Prometheus; backfills its storage. */
export function promtool(): string {
  return findProgram(['promtool'], [dirname(prometheus.program)]);
}

/** The library that tells programs another time; `LD_PRELOAD` takes it. */
export function faketimeLibrary(): string {
  const file = 'usr/lib/*/faketime/libfaketime.so.1';
  return findFile(file) ?? findFile(file, unpackedFolder()) ?? 'libfaketime.so.1';
}

/** libfaketime is no program: what proves that it works is a Node that believes another year. */
export const faketime = unpacked('faketime', 'libfaketime', {
  find: () => 'env',
  proof: () => [
    ...[`LD_PRELOAD=${faketimeLibrary()}`, 'FAKETIME=@2001-02-03 00:00:00'],
    ...[process.execPath, '-e', 'process.exit(new Date().getFullYear() === 2001 ? 0 : 1)'],
  ],
});
