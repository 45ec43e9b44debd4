import { motoVariables } from './moto.ts';

/** moto takes any signature; it reads the service from its scope. */
function authorization(service: string): string {
  const scope = `${motoVariables.AWS_ACCESS_KEY_ID}/20260101/${motoVariables.AWS_REGION}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
}

/** Calls Systems Manager without the SDK. Throws an error named as AWS names it. */
export async function callSsm(
  url: string,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonSSM.${operation}`,
      authorization: authorization('ssm'),
    },
    body: JSON.stringify(parameters),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.ok) return answer;
  const error = new Error(`${operation}: ${JSON.stringify(answer)}`);
  error.name = String(answer['__type']);
  throw error;
}

/** The value of a parameter; `undefined` when there is none. */
export async function parameterValue(url: string, name: string): Promise<string | undefined> {
  try {
    const { Parameter } = await callSsm(url, 'GetParameter', { Name: name });
    return (Parameter as { readonly Value: string }).Value;
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return undefined;
    throw error;
  }
}

/** The services of the query protocol, each with the version of its API. */
const versions = { ec2: '2016-11-15', elasticloadbalancing: '2015-12-01', monitoring: '2010-08-01' } as const;

/** Calls a service of the query protocol without the SDK; gives the XML of the answer. Throws with it when AWS refuses. */
export async function callQuery(
  url: string,
  service: keyof typeof versions,
  parameters: Readonly<Record<string, string | number>>,
): Promise<string> {
  const body = new URLSearchParams({ Version: versions[service] });
  for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
  const headers = { authorization: authorization(service) };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${parameters['Action']}: ${text}`);
  return text;
}

/** The texts of all elements with this name. */
export function textsIn(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) => value);
}
