/**
 * A request or an answer that GitHub's description doesn't allow, or a request the fake can't answer: a mistake in the
 * client, in the test, or in the fake.
 */
export class ContractViolation extends Error {
  override name = 'ContractViolation';
  /** One sentence each. */
  readonly problems: readonly string[];

  constructor(subject: string, problems: readonly string[], cause?: unknown) {
    super(`${subject}: ${problems.join('; ')}`, { cause });
    this.problems = problems;
  }
}
