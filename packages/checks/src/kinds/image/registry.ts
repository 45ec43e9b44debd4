import {
  ConfigurationError,
  formatDuration,
  type HttpResponse,
  ProviderError,
  quoted,
  type Runtime,
} from '@deploy-actions/action-kit';
import { type Challenge, readChallenges } from './challenge.ts';
import type { Login } from './docker-login.ts';
import type { ImageReference } from './reference.ts';

/** What takes more time than this on the way to one answer is a failure, in milliseconds. */
const requestLimit = 20_000;

/** Whom the registry is told of. */
const client = 'deploy-actions';

type Outside = Pick<Runtime, 'http' | 'secrets'>;

/** Something that isn't in the registry. */
export class MissingError extends ProviderError {}

/** One repository of a registry that speaks the OCI distribution API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). */
export class Registry {
  readonly #image: ImageReference;
  readonly #login: Login | undefined;
  readonly #outside: Outside;
  #authorization: Promise<string | undefined> | undefined;

  constructor(image: ImageReference, login: Login | undefined, outside: Outside) {
    this.#image = image;
    this.#login = login;
    this.#outside = outside;
    if (login) for (const secret of [login.password, encoded(login)]) outside.secrets.add(secret);
  }

  /**
   * The answer of the repository: `path` is such as `manifests/1.2.0`. Throws {@link MissingError} for 404; ConfigurationError
   * when the login isn't let in; ProviderError for everything else that is no success; the signal's reason when it fired.
   */
  async ask(
    method: 'GET' | 'HEAD',
    path: string,
    { accept, signal }: { readonly accept?: readonly string[]; readonly signal: AbortSignal },
  ): Promise<HttpResponse> {
    const { origin, repository } = this.#image;
    const url = `${origin}/v2/${repository}/${path}`;
    const headers = accept === undefined ? {} : { accept: accept.join(', ') };
    const send = async () => {
      const authorization = await this.#authorization;
      const own = authorization === undefined ? {} : { authorization };
      return this.#outside.http.send({
        url,
        method,
        headers: { ...headers, ...own },
        timeout: requestLimit,
        signal,
      });
    };
    const first = await send();
    if (first.status !== 401) return this.#checked(first, path);
    this.#authorization = this.#authorize(readChallenges(first.headers['www-authenticate'] ?? ''), signal);
    return this.#checked(await send(), path);
  }

  /** What the header `Authorization` is to be. https://distribution.github.io/distribution/spec/auth/token/ */
  async #authorize(challenges: readonly Challenge[], signal: AbortSignal): Promise<string | undefined> {
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer')?.parameters;
    if (bearer?.['realm'] !== undefined) {
      const token = await this.#token(bearer['realm'], bearer, signal);
      this.#outside.secrets.add(token);
      return `Bearer ${token}`;
    }
    const wantsBasic = challenges.some(({ scheme }) => scheme === 'basic');
    if (wantsBasic && this.#login) return basic(this.#login);
    throw this.#refused(
      wantsBasic ? 'it wants a login' : 'it wants a login of a kind that is not known here',
    );
  }

  async #token(
    realm: string,
    { service, scope = `repository:${this.#image.repository}:pull` }: Challenge['parameters'],
    signal: AbortSignal,
  ): Promise<string> {
    const url = this.#realm(realm);
    const login = this.#login;
    const about = { ...(service === undefined ? {} : { service }), scope };
    const common = { timeout: requestLimit, signal };
    const form = {
      ...about,
      grant_type: 'refresh_token',
      client_id: client,
      refresh_token: login?.password ?? '',
    };
    if (!login?.refresh) for (const [name, value] of Object.entries(about)) url.searchParams.set(name, value);
    const response = await this.#outside.http.send(
      login?.refresh
        ? {
            ...{ ...common, url: url.href, method: 'POST', body: new URLSearchParams(form).toString() },
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          }
        : { ...common, url: url.href, headers: login === undefined ? {} : { authorization: basic(login) } },
    );
    if (response.status === 401 || response.status === 403) {
      throw this.#refused(`${url.host} does not take the login (${response.status})`);
    }
    if (response.status !== 200) throw this.#failed(`${url.host} gives no token`, response);
    const token = readToken(response.body);
    if (token === undefined) throw this.#failed(`the answer of ${url.host} has no token`, response);
    return token;
  }

  /** A registry that is spoken to by TLS must not make us send a password without. */
  #realm(realm: string): URL {
    const url = URL.parse(realm);
    const safe = url?.protocol === 'https:' || this.#image.origin.startsWith('http:');
    if (url && safe && /^https?:$/.test(url.protocol)) return url;
    throw new ProviderError(
      `${this.#image.registry} wants a login at ${quoted(realm)}, which is no safe address`,
      {
        ...{ system: this.#image.registry, operation: 'login' },
      },
    );
  }

  #checked(response: HttpResponse, path: string): HttpResponse {
    const { registry, repository } = this.#image;
    const { status } = response;
    if (status >= 200 && status < 300) return response;
    if (status === 404) {
      const [code] = errorCodes(response.body);
      const why = code === undefined ? '' : ` (${code})`;
      throw new MissingError(`${registry} has no ${nameAt(repository, path)}${why}`, {
        ...{ system: registry, operation: path },
      });
    }
    if (status === 401 || status === 403) throw this.#refused(`the answer is ${status}`);
    throw this.#failed(path, response);
  }

  #refused(why: string): ConfigurationError {
    const { registry, repository } = this.#image;
    const login = this.#login;
    const remedy =
      login === undefined
        ? `log in by docker/login-action before this step, or give \`username\` and \`password\``
        : `look at the password of ${quoted(login.username)} and whether that user may pull`;
    return new ConfigurationError(
      `${registry} does not let in to ${repository}: ${why}; ${remedy}. Registries answer like this to names that do not exist, too`,
    );
  }

  #failed(what: string, { status, headers, body }: HttpResponse): ProviderError {
    const { registry } = this.#image;
    const details = { system: registry, operation: what, retryable: status === 429 || status >= 500 };
    if (status !== 429) {
      const codes = errorCodes(body);
      return new ProviderError(
        `${registry}, ${what}: status ${status}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`,
        details,
      );
    }
    const seconds = Number(headers['retry-after']);
    const wait = seconds > 0 ? `; it asks for a pause of ${formatDuration(seconds * 1_000)}` : '';
    const remedy = this.#login ? '' : '; with a login the limit is higher';
    return new ProviderError(`${registry}: too many requests (429)${wait}${remedy}`, details);
  }
}

/** What stands at a path, as people call it. */
function nameAt(repository: string, path: string): string {
  const [kind, of = ''] = path.split('/');
  if (kind !== 'manifests') return `blob ${of} of ${repository}`;
  return of.includes(':') ? `${repository}@${of}` : `${repository}:${of}`;
}

function basic(login: Login): string {
  return `Basic ${encoded(login)}`;
}

function encoded({ username, password }: Login): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

function readToken(body: string): string | undefined {
  try {
    const { token, access_token: access } = JSON.parse(body);
    return [token, access].find((each) => typeof each === 'string' && each !== '');
  } catch {
    return undefined;
  }
}

/** The API's own words for what is wrong, such as `MANIFEST_UNKNOWN`. */
function errorCodes(body: string): readonly string[] {
  try {
    const { errors } = JSON.parse(body);
    return errors.map(({ code }: { code: unknown }) => String(code)).slice(0, 3);
  } catch {
    return [];
  }
}
