import { type Answer, type Call, type FaultProxy, motoVariables } from './components/index.ts';

/** A structure of the API as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: as free as JSON is
export type Json = Record<string, any>;

/** Calls ECS without the SDK. Throws with the answer when it refuses. */
async function callEcs(url: string, operation: string, parameters: Json): Promise<Json> {
  const scope = `${motoVariables.AWS_ACCESS_KEY_ID}/20260101/${motoVariables.AWS_REGION}/ecs/aws4_request`;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(parameters),
  });
  const answer = (await response.json()) as Json;
  if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  return answer;
}

let clusters = 0;

/** Creates a cluster in the moto at `url` with a service of Fargate for each name, which runs `shop/api:1.0.0` beside a sidecar. */
export async function createCluster(url: string, services: readonly string[]): Promise<string> {
  clusters += 1;
  const cluster = `shop-${clusters}`;
  await callEcs(url, 'CreateCluster', { clusterName: cluster });
  for (const serviceName of services) {
    const { taskDefinition } = await callEcs(url, 'RegisterTaskDefinition', {
      ...{ family: `${cluster}-${serviceName}`, cpu: '256', memory: '512', networkMode: 'awsvpc' },
      ...{ requiresCompatibilities: ['FARGATE'], taskRoleArn: 'arn:aws:iam::123456789012:role/task' },
      containerDefinitions: [
        {
          ...{ name: 'api', image: 'shop/api:1.0.0', essential: true, portMappings: [{ containerPort: 80 }] },
          environment: [{ name: 'MODE', value: 'production' }],
          secrets: [{ name: 'DB', valueFrom: 'arn:aws:ssm:eu-central-1:123456789012:parameter/db' }],
        },
        { name: 'log', image: 'fluent-bit:3', essential: false },
      ],
      tags: [{ key: 'team', value: 'shop' }],
    });
    await callEcs(url, 'CreateService', {
      ...{ cluster, serviceName, taskDefinition: taskDefinition['taskDefinitionArn'], desiredCount: 2 },
      launchType: 'FARGATE',
    });
  }
  return cluster;
}

/** The service and its task definition as moto has them. */
export async function describe(
  url: string,
  cluster: string,
  service: string,
): Promise<{ service: Json; definition: Json; tags: Json[] }> {
  const { services } = await callEcs(url, 'DescribeServices', { cluster, services: [service] });
  const [found] = services;
  const revision = { taskDefinition: found['taskDefinition'], include: ['TAGS'] };
  const { taskDefinition, tags } = await callEcs(url, 'DescribeTaskDefinition', revision);
  return { service: found, definition: taskDefinition, tags };
}

/** The images of a task definition, by container. */
export function imagesOf({ containerDefinitions }: Json): Json {
  return Object.fromEntries(containerDefinitions.map(({ name, image }: Json) => [name, image]));
}

/** What becomes of a service at the nth look after its update. */
export type Course = (service: Json, looks: number) => void;

/**
 * moto begins no deployments: they are added here to what it answers, each with an id of its own, as in
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html, and go on as `course` says.
 */
export function scriptDeployments(proxy: FaultProxy, course: Course = completes): void {
  const known = new Map<string, { deployments: Json[]; events: Json[]; looks: number | undefined }>();
  let count = 100;
  const begin = (service: Json) => {
    const script = known.get(service['serviceName']) ?? { deployments: [], events: [], looks: undefined };
    known.set(service['serviceName'], script);
    if (script.deployments[0]?.['taskDefinition'] === service['taskDefinition']) return script;
    count += 1;
    for (const each of script.deployments) each['status'] = 'ACTIVE';
    script.deployments.unshift({
      ...{ id: `ecs-svc/${count}`, status: 'PRIMARY', taskDefinition: service['taskDefinition'] },
      ...{ desiredCount: service['desiredCount'], runningCount: 0, pendingCount: service['desiredCount'] },
      ...{ failedTasks: 0, createdAt: 1_767_268_800, rolloutState: 'IN_PROGRESS' },
      rolloutStateReason: `ECS deployment ecs-svc/${count} in progress.`,
    });
    return script;
  };
  const rewrite = (change: (service: Json, call: Call) => void) => (real: Answer, call: Call) => {
    if (real.status !== 200) return real;
    const body: Json = JSON.parse(real.body);
    for (const service of body['services'] ?? [body['service']]) change(service, call);
    return { ...real, body: JSON.stringify(body) };
  };
  const answer = rewrite((service, { operation }) => {
    const script = begin(service);
    if (operation === 'UpdateService') script.looks = 0;
    Object.assign(service, { deployments: script.deployments, events: script.events });
    if (operation !== 'DescribeServices') return;
    if (script.looks === undefined) completes(service);
    else {
      script.looks += 1;
      course(service, script.looks);
    }
    Object.assign(script, { deployments: service['deployments'], events: service['events'] });
  });
  for (const on of ['UpdateService', 'DescribeServices'])
    proxy.add({ on, fault: { kind: 'replace', answer } });
}

/** Lets the newest deployment complete. */
export function completes(service: Json): void {
  const [newest] = service['deployments'];
  Object.assign(newest, {
    ...{ rolloutState: 'COMPLETED', rolloutStateReason: `ECS deployment ${newest['id']} completed.` },
    ...{ runningCount: newest['desiredCount'], pendingCount: 0 },
  });
  service['deployments'] = [newest];
}

/** Lets the circuit breaker give the newest deployment up and go back. */
export function rollsBack(service: Json): void {
  const [newest, before = { ...newest, taskDefinition: `${newest['taskDefinition']}0` }] =
    service['deployments'];
  Object.assign(newest, { status: 'ACTIVE', rolloutState: 'FAILED', failedTasks: 3 });
  newest['rolloutStateReason'] = 'ECS deployment circuit breaker: tasks failed to start.';
  service['deployments'] = [
    {
      ...{ ...before, id: 'ecs-svc/999', status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
      rolloutStateReason: 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/999.',
    },
    newest,
  ];
  const message = `(service ${service['serviceName']}) (deployment ${newest['id']}) deployment failed: tasks failed to start.`;
  service['events'] = [{ id: 'e1', createdAt: 1_767_268_900, message }];
}
