import type { RegisterTaskDefinitionCommandInput, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Described } from './ecs-api.ts';

/** The image of each container that a section names. */
export type Images = Readonly<Record<string, string>>;

/** What ECS says of a revision and takes from nobody: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html */
const readOnly = [
  ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities'],
  ...['registeredAt', 'registeredBy', 'deregisteredAt', 'deleteRequestedAt'],
];

/** The containers of these that the task definition doesn't have. */
export function unknownContainers({ containerDefinitions = [] }: TaskDefinition, images: Images): string[] {
  return Object.keys(images).filter((name) => !containerDefinitions.some((each) => each.name === name));
}

/** The containers whose image would change. */
export function changedContainers({ containerDefinitions = [] }: TaskDefinition, images: Images): string[] {
  return containerDefinitions.flatMap(({ name = '', image }) =>
    images[name] === undefined || images[name] === image ? [] : name,
  );
}

/** The same task definition with these images, everything else as it is; tags that AWS keeps for itself can't be given. */
export function withImages(
  { definition, tags }: Described,
  images: Images,
): RegisterTaskDefinitionCommandInput {
  const kept = Object.entries(definition).filter(([name]) => !readOnly.includes(name));
  const own = tags.filter(({ key = '' }) => !/^aws:/i.test(key));
  return {
    ...(Object.fromEntries(kept) as TaskDefinition),
    family: definition.family,
    containerDefinitions: (definition.containerDefinitions ?? []).map((container) => {
      const image = images[container.name ?? ''];
      return image === undefined ? container : { ...container, image };
    }),
    // An empty list is refused.
    ...(own.length > 0 ? { tags: own } : {}),
  };
}

/** A revision in a message: `shop:12` of its ARN. */
export function revisionName(arn: string | undefined): string {
  return arn?.slice(arn.lastIndexOf('/') + 1) ?? 'an unknown task definition';
}
