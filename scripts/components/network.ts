import { installWithApt } from './apt.ts';
import type { Component } from './component.ts';
import { findProgram } from './find-program.ts';

const needsApt = (packageName: string) =>
  `a system with apt, root or sudo without a password, and the package \`${packageName}\``;

/** Servers of the system are not on everybody's PATH. */
const folders = ['/usr/sbin'];

/** A name server. */
export const dnsmasq: Component = {
  name: 'dnsmasq',
  needs: needsApt('dnsmasq-base'),
  get program() {
    return findProgram(['dnsmasq'], folders);
  },
  proof: ['--version'],
  install: () => installWithApt('dnsmasq-base'),
};

/** A registry of container images, the reference implementation. */
export const dockerRegistry: Component = {
  name: 'docker-registry',
  needs: needsApt('docker-registry'),
  program: 'docker-registry',
  proof: ['--version'],
  install: () => installWithApt('docker-registry'),
};

/** The server of OpenSSH. */
export const sshd: Component = {
  name: 'sshd',
  needs: needsApt('openssh-server'),
  // It starts itself anew for each connection, which takes the whole path.
  get program() {
    return findProgram(['sshd'], folders);
  },
  proof: ['-V'],
  install: () => installWithApt('openssh-server'),
};
