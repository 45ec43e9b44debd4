/** An object of JSON whose form nobody has checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object at a value; an empty one where there is none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects of a list; none where there is no list. */
export function items(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

/** A text; empty where there is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One of the conditions of an object: its status, with reason and message behind it. */
export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** A condition of a status by its type; `undefined` where it has none. */
export function conditionOf(status: Fields, type: string): Condition | undefined {
  const found = items(status['conditions']).find((each) => each['type'] === type);
  return (
    found && { status: text(found['status']), reason: text(found['reason']), message: text(found['message']) }
  );
}
