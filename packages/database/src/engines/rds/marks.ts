import { isoInstant } from '@deploy-actions/action-kit';

/** Tags, by their keys. */
export type Tags = Readonly<Record<string, string>>;

/** What the keys of our tags begin with. */
const prefix = 'deploy-actions:';

/** The backup something belongs to. */
export const backupTag = `${prefix}backup`;

/** The database something was made from: what it was called then. */
export const sourceTag = `${prefix}source`;

/** What a database is for: `deploy-scratch`, or `restored`. */
export const purposeTag = `${prefix}purpose`;

/** The name that the live database gets when a restored one takes its place. */
export const beforeTag = `${prefix}before`;

/** Until when a run may still be at work on it, or {@link kept}. */
const untilTag = `${prefix}until`;

/** What {@link untilTag} says of what stays. */
const kept = 'kept';

/** The mark of something that a run is at work on, until that time at most. */
export function unfinished(until: number): Tags {
  return { [untilTag]: isoInstant(until) };
}

/** The mark of something that stays. */
export function finished(): Tags {
  return { [untilTag]: kept };
}

/** Whether a run began something, never finished it, and can't be at work on it any more. */
export function isLeftover(tags: Tags, now: number): boolean {
  const until = Date.parse(tags[untilTag] ?? '');
  return until <= now;
}

/**
 * What RDS takes in keys and values: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html. Nothing begins with
 * `aws:` or `rds:`.
 */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const reserved = /^(aws|rds):/i;

/** The most tags a resource can have, and how many of them are ours at most. */
const mostTags = 50;
const ourTags = 12;

/** What is wrong with tags that somebody wants to set, each as a sentence. */
export function tagProblems(tags: Tags): string[] {
  const problems = Object.entries(tags).flatMap(([key, value]) => [
    ...tagTextProblem(`key \`${key}\``, key, 128),
    ...tagTextProblem(`value of \`${key}\``, value, 256),
    ...(key.startsWith(prefix) ? [`the key \`${key}\` is one of those set by deploy-actions itself`] : []),
  ]);
  const count = Object.keys(tags).length;
  if (count > mostTags - ourTags) {
    problems.push(
      `there are ${count} tags; RDS takes ${mostTags}, and ${ourTags} are set by deploy-actions itself`,
    );
  }
  return problems;
}

function tagTextProblem(what: string, text: string, longest: number): string[] {
  if (text.length > longest) return [`the ${what} has ${text.length} characters, RDS takes up to ${longest}`];
  if (reserved.test(text))
    return [`the ${what} begins with \`aws:\` or \`rds:\`, which AWS keeps for itself`];
  if (!allowed.test(text))
    return [`the ${what} has other characters than letters, digits, spaces and \`_ . : / = + - @\``];
  return [];
}

/** Our tags for plain names and whatever values: characters that RDS refuses become `_`. */
export function ownTags(values: Tags): Tags {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [`${prefix}${name.replace(prefix, '')}`, fitting(value)]),
  );
}

function fitting(value: string): string {
  return [...value]
    .map((character) => (allowed.test(character) ? character : '_'))
    .join('')
    .replace(reserved, '$1_')
    .slice(0, 256);
}

/** Tags as RDS takes them. */
export function asTagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags as RDS gives them. */
export function fromTagList(
  list: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** The tags of a database that one in its place gets, too: all but ours and those of AWS. */
export function inheritable(tags: Tags): Tags {
  const others = Object.entries(tags).filter(([key]) => !key.startsWith(prefix) && !reserved.test(key));
  return Object.fromEntries(others.slice(0, mostTags - ourTags));
}
