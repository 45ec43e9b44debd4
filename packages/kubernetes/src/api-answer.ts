import type { SocketAnswer } from '@deploy-actions/action-kit';
import {
  isPassing,
  type KubectlUser,
  KubernetesLoginError,
  KubernetesRefusal,
  kubectlTrouble,
  setupProblem,
} from './kubectl-failure.ts';

/** The API's own account of a request that failed (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/). */
interface Status {
  readonly kind?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
}

/** What a status without an account of the API means (`NewGenericServerResponse` in apimachinery). */
const plainReasons: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  400: ['BadRequest', 'the server rejected our request for an unknown reason'],
  404: ['NotFound', 'the server could not find the requested resource'],
  405: ['MethodNotAllowed', 'the server does not allow this method on the requested resource'],
  409: ['Conflict', 'the server reported a conflict'],
  413: ['RequestEntityTooLarge', 'the request is too large'],
  422: ['Invalid', 'the server rejected our request due to an error in our request'],
  429: ['TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
  503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
  504: ['Timeout', 'the server did not answer in time, but may still be processing the request'],
};

/** How the errors of Go's HTTP client begin, which the proxy gives for an answer when it never got one. */
const neverAnswered =
  /^(dial |read |write |lookup |getting credentials: |proxyconnect |stream error|net\/http: |http2?: |context |unexpected EOF|EOF$|Get "|Put "|Post "|tls: |x509: |remote error: |$)/;

/** The body of an answer. Throws what it means when it is none of success, as {@link Kubectl.get} does; `said` are the last words of kubectl. */
export function readAnswer(
  verb: string,
  { status, body, location }: SocketAnswer,
  user: KubectlUser,
  said: string,
): string {
  if (status >= 200 && status < 300) return body;
  if (status >= 300 && status < 400) {
    const why = `the answer leads to ${location ?? 'nowhere'}: what the kubeconfig names is no Kubernetes API`;
    throw kubectlTrouble(verb, why, 'no-json', user);
  }
  if (status === 401)
    throw new KubernetesLoginError(
      `${user.name} is out of reach: You must be logged in to the server (Unauthorized); log in to the cluster in this job before this step; a plug-in that renews the login outlasts a long shift`,
    );
  const account = readStatus(body);
  if (account) throw explained(verb, account, user);
  const text = body.trim();
  const fromProxy = status === 500 || status === 502;
  if (fromProxy && neverAnswered.test(text)) throw unanswered(verb, text, user, said);
  const [reason, message] = plainReasons[status] ?? [status >= 500 ? 'InternalError' : 'Unknown', text];
  // Only of what was refused, what was said is worth more than what it means.
  throw explained(verb, status === 403 ? { reason: 'Forbidden', message: text } : { reason, message }, user);
}

function explained(
  verb: string,
  { reason, message }: { reason: string; message: string },
  user: KubectlUser,
) {
  if (!isPassing(reason)) return new KubernetesRefusal(reason, message);
  return kubectlTrouble(verb, reason === '' ? message : `${message} (${reason})`, reason, user);
}

/** The proxy's own answer for a request that never got to the API. */
function unanswered(verb: string, text: string, user: KubectlUser, said: string): Error {
  const problem = setupProblem(text, user);
  if (problem) return problem;
  // A plug-in that failed says why on standard error.
  const words = text.startsWith('getting credentials: ') || text === '' ? said : '';
  const all = [text, words].filter((part) => part !== '').join('; ');
  return kubectlTrouble(verb, all || 'there was no answer', 'no-answer', user);
}

function readStatus(body: string): { reason: string; message: string } | undefined {
  try {
    const { kind, reason, message } = JSON.parse(body) as Status;
    if (kind !== 'Status') return undefined;
    return { reason: String(reason ?? ''), message: String(message ?? '') };
  } catch {
    return undefined;
  }
}
