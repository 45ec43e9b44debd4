import type { Commit } from '../git/commits.ts';
import type { Credit } from '../hosting/release-host.ts';
import type { WebLinks } from '../hosting/web-links.ts';
import { plainName } from './markdown.ts';
import { broughtInBy, pullRequestInTitle } from './merges.ts';

/** What entries say about where a change comes from. */
export interface CreditOptions {
  /** Whether entries name their pull requests. */
  readonly pullRequests?: boolean;
  /** Whether entries name who made them. */
  readonly contributors?: boolean;
  /** Pages to link to, when the repository's host is known. */
  readonly links?: WebLinks | undefined;
  /** Everything since the last release, children before parents, without gaps; merges of pull requests say nothing otherwise. */
  readonly history?: readonly Commit[] | undefined;
  /** What the host knows, by commit. */
  readonly credits?: ReadonlyMap<string, Credit> | undefined;
}

interface Person {
  /** Login at the repository's host. */
  readonly login: string | undefined;
  readonly name: string;
}

/** Finds out which pull requests and people stand behind commits. */
export class CreditFinder {
  readonly #options: CreditOptions;
  readonly #host: string | undefined;
  readonly #merges: ReadonlyMap<string, Commit>;
  readonly #merged = new Map<string, Commit[]>();
  /** Logins by address: one the host named for a commit holds for every commit of that address. */
  readonly #logins = new Map<string, string>();

  constructor(commits: readonly Commit[], options: CreditOptions) {
    const { credits, links, pullRequests, contributors } = options;
    const history = pullRequests || contributors ? (options.history ?? []) : [];
    this.#options = options;
    this.#host = links && new URL(links.profile('ada')).host;
    this.#merges = broughtInBy(history);
    for (const commit of history) {
      const merge = this.#merges.get(commit.hash);
      if (!merge || commit.parents.length > 1) continue;
      const brought = this.#merged.get(merge.hash) ?? [];
      brought.push(commit);
      this.#merged.set(merge.hash, brought);
    }
    for (const { hash, authorEmail } of [...history, ...commits]) {
      const login = credits?.get(hash)?.author;
      if (login) this.#logins.set(authorEmail.toLowerCase(), login);
    }
  }

  /** What an entry made of these commits ends with: ` ([#12](…)) by [@ada](…)`, or nothing. */
  suffix(commits: readonly Commit[]): string {
    const numbers = new Set(commits.flatMap((commit) => this.pullRequest(commit) ?? []));
    const people = this.#options.contributors ? this.#peopleBehind(commits) : [];
    const requests = [...numbers].map((number) => this.#linkedNumber(number)).join(', ');
    return `${requests ? ` (${requests})` : ''}${people.length > 0 ? ` by ${inWords(people)}` : ''}`;
  }

  /** The pull request a commit came through, if pull requests are asked for: the host knows best, then titles tell. */
  pullRequest(commit: Commit): number | undefined {
    if (!this.#options.pullRequests) return undefined;
    const merge = this.#merges.get(commit.hash);
    const known = this.#options.credits?.get(commit.hash)?.pullRequest;
    return known ?? pullRequestInTitle(commit) ?? (merge && pullRequestInTitle(merge));
  }

  /** The commit's own words, without the number that is written behind them. */
  description(commit: Commit): string {
    const number = this.pullRequest(commit);
    const end = ` (#${number})`;
    const { description } = commit;
    return description.endsWith(end) ? description.slice(0, -end.length).trimEnd() : description;
  }

  /** Whether the host may know more about a commit than its message and author say. */
  isOpen(commit: Commit): boolean {
    const { contributors = false, pullRequests = false } = this.#options;
    const unknown =
      contributors && commit.parents.length < 2 && this.#loginOf(commit.authorEmail) === undefined;
    return unknown || (pullRequests && this.pullRequest(commit) === undefined);
  }

  #linkedNumber(number: number): string {
    const page = this.#options.links?.pullRequest(number);
    return page === undefined ? `#${number}` : `[#${number}](${page})`;
  }

  #loginOf(email: string): string | undefined {
    const [, login, host] = /^(?:\d+\+)?([^@+]+)@users\.noreply\.(.+)$/i.exec(email) ?? [];
    const own = this.#host !== undefined && host?.toLowerCase() === this.#host;
    return (own ? login : undefined) ?? this.#logins.get(email.toLowerCase());
  }

  /** Authors and co-authors by first appearance; automatons only where no person is among them. */
  #peopleBehind(commits: readonly Commit[]): string[] {
    const people = new Map<string, Person>();
    const sources = commits.flatMap((commit) => this.#merged.get(commit.hash) ?? [commit]);
    for (const person of sources.flatMap((commit) => this.#authors(commit))) {
      const key = (person.login ?? person.name).toLowerCase();
      if (key !== '' && !people.has(key)) people.set(key, person);
    }
    const all = [...people.values()];
    const humans = all.filter((person) => !isBot(person));
    return (humans.length > 0 ? humans : all).map((person) => this.#named(person));
  }

  #authors(commit: Commit): Person[] {
    const others = [...commit.message.matchAll(/^Co-authored-by:(.*)<([^<>\n]+)>[ \t]*$/gim)];
    const known = this.#options.credits?.get(commit.hash)?.author;
    return [
      { login: known ?? this.#loginOf(commit.authorEmail), name: commit.authorName },
      ...others.map(([, name = '', email = '']) => ({ login: this.#loginOf(email), name: name.trim() })),
    ];
  }

  #named({ login, name }: Person): string {
    const { links } = this.#options;
    if (login === undefined || links === undefined) return plainName(name) || `${login}`;
    return `[@${login.replace(/\[bot\]$/i, '')}](${links.profile(login)})`;
  }
}

function isBot({ login, name }: Person): boolean {
  return /\[bot\]$/i.test(login ?? name);
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
