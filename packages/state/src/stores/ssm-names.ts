import { ConfigurationError, quoted } from '@deploy-actions/action-kit';

/** The names under which SSM keeps a state. */
export interface SsmNames {
  /** The parameter that shows the plain colour. */
  readonly plain: string;
  /** The path under which the revisions stand, without a slash at its end. */
  readonly path: string;
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html */
const mostLevels = 15;
const longestArn = 1_011;

/** Room for the rest of the ARN of a revision: partition, the longest region, account, a number. */
const restOfArn = 'arn:aws-us-gov:ssm:ap-southeast-99:123456789012:parameter.state/9999999999'.length;

/** The names for a parameter, which AWS takes as `x` and `/x` alike. Throws ConfigurationError for a name AWS doesn't allow. */
export function ssmNames(parameter: string): SsmNames {
  const plain = parameter.startsWith('/') ? parameter : `/${parameter}`;
  const levels = plain.split('/').slice(1);
  const problems: string[] = [];
  if (!/^[\w./-]+$/.test(parameter)) problems.push('it has only letters, digits and `_.-/`');
  if (levels.includes('')) problems.push('no part between two slashes is empty, and none stands at its end');
  if (levels.length > 1 && !parameter.startsWith('/')) problems.push('a name with slashes starts with one');
  if (/^\/(aws|ssm)/i.test(plain)) problems.push('it doesn’t start with `aws` or `ssm`');
  if (levels.length >= mostLevels) {
    problems.push(`it has ${mostLevels - 1} levels at most, because revisions stand one below it`);
  }
  if (plain.length + restOfArn > longestArn) {
    problems.push(`it has ${longestArn - restOfArn} characters at most`);
  }
  if (problems.length === 0) return { plain: parameter, path: `${plain}.state` };
  throw new ConfigurationError(
    `\`state.parameter\` is ${quoted(parameter)}, which is no name for a parameter in AWS: ${problems.join('; ')}`,
  );
}
