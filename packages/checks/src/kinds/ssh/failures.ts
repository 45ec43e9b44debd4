/** What ssh says of itself when it came as far as that (`ssh.c`, `ssh_connect2`'s end), at the log level VERBOSE. */
const authenticated = /^Authenticated to .*$/m;

/** What of its words is no news: counts of bytes, and what host and user may say to everybody. */
const chatter =
  /^(Transferred: |Bytes per second: |Connection to .* closed|debug\d: |Warning: Permanently added )/;

type Meaning = readonly [said: RegExp, means: string];

/** What ssh's words mean, the more telling first (messages of OpenSSH, `sshconnect.c`, `sshconnect2.c`, `authfile.c`). */
const meanings: readonly Meaning[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    'the host key has changed: the server was set up anew, or somebody stands between; compare the key before you replace it in `known-hosts`',
  ],
  [
    /No \S+ host key is known for|Host key verification failed/,
    'the host is unknown: put its key into `known-hosts` (`ssh-keyscan` prints it; compare it with the server)',
  ],
  [
    /error in libcrypto|invalid format|incorrect passphrase|key_load_private|Load key .*: /,
    'the private key can not be used: it is broken, or has a passphrase',
  ],
  [
    /Permission denied/,
    'the login is refused: the key is not among the `authorized_keys` of that user, or the user may not log in',
  ],
  [
    /Too many authentication failures/,
    'the login is refused: too many keys were offered; name one in `identity`',
  ],
  [/no matching (host key|key exchange|cipher|MAC)/, 'client and server have no algorithm in common'],
  [/Could not resolve hostname/, 'the name of the host does not resolve'],
  [/Connection refused/, 'nothing listens there (connection refused)'],
  [/timed out/, 'the host does not answer; does a firewall drop the packets?'],
  [/No route to host|Network is unreachable/, 'no way leads there'],
  [
    /kex_exchange_identification|banner exchange|Connection (closed|reset) by|closed by remote host/,
    'the server hung up before the login; is it a server of ssh, and does it let this address in?',
  ],
];

/** Whether the login succeeded, in ssh's own words; `undefined` when it didn't. */
export function loginOf(stderr: string): string | undefined {
  return authenticated.exec(stderr)?.[0];
}

/** Why there was no login. */
export function whyRefused(stderr: string): string {
  const means = meanings.find(([said]) => said.test(stderr))?.[1];
  const last = wordsOf(stderr).at(-1) ?? 'it said nothing';
  return means === undefined ? `ssh failed: ${last}` : means;
}

/** What was said, line by line, without ssh's chatter. */
export function wordsOf(stderr: string): readonly string[] {
  return stderr
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && !/^[@ ]+$/.test(line) && !chatter.test(line) && !authenticated.test(line),
    );
}
