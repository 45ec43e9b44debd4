import { Refusal } from '../answer.ts';

/** An error of GraphQL as GitHub gives it: with a type beside the message. */
export class TypedError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** What `find` gives; a refusal of it becomes an error of that type. */
export function typed<T>(type: string, message: string | undefined, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (error instanceof Refusal) throw new TypedError(type, message ?? error.message);
    throw error;
  }
}
