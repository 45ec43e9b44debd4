/** A request or an answer that GitHub's description doesn't allow: a mistake in the client or in the fake. */
export class ContractViolation extends Error {
  override name = 'ContractViolation';
  /** One sentence each. */
  readonly problems: readonly string[];

  constructor(subject: string, problems: readonly string[]) {
    super(`${subject}: ${problems.join('; ')}`);
    this.problems = problems;
  }
}
