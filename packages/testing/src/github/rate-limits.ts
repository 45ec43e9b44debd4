import { Refusal } from './answer.ts';
import type { Token } from './world.ts';

/** What is left of an hour's requests. */
export interface Allowance {
  readonly limit: number;
  used: number;
  /** Seconds since 1970. */
  reset: number;
}

const hour = 3600;
const anonymousLimit = 60;

/** Primary rate limits per token: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
export class RateLimits {
  readonly #allowances = new Map<string, Allowance>();

  /** The allowance of a token's present hour, at a time in milliseconds. */
  of(token: Token | undefined, now: number): Allowance {
    const key = token?.value ?? '';
    const seconds = Math.floor(now / 1000);
    const known = this.#allowances.get(key);
    if (known !== undefined && seconds < known.reset) return known;
    const fresh = { limit: token?.limit ?? anonymousLimit, used: 0, reset: seconds + hour };
    this.#allowances.set(key, fresh);
    return fresh;
  }

  /** Throws 403 when nothing is left, else counts one request. */
  take(token: Token | undefined, now: number): void {
    const allowance = this.of(token, now);
    if (allowance.used >= allowance.limit) throw exceeded(403, token);
    allowance.used += 1;
  }

  /** Gives one request back, since an unchanged answer costs nothing. */
  giveBack(token: Token | undefined, now: number): void {
    const allowance = this.of(token, now);
    allowance.used = Math.max(0, allowance.used - 1);
  }
}

/** The refusal of a primary rate limit. */
export function exceeded(status: 403 | 429, token: Token | undefined): Refusal {
  const whom =
    token === undefined ? '127.0.0.1' : token.kind === 'user' ? `user ID ${token.login}` : 'installation';
  return new Refusal(status, `API rate limit exceeded for ${whom}.`);
}

/** The headers that tell of an allowance. */
export function allowanceHeaders({ limit, used, reset }: Allowance): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  };
}
