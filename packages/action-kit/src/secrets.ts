/** Every secret this process has read; what is written anywhere goes through {@link Secrets.redact} first. */
export class Secrets {
  readonly #values = new Set<string>();
  readonly #onAdd: (line: string) => void;

  /** `onAdd` is told each new secret line once, so that the runner can mask it too. */
  constructor(onAdd: (line: string) => void = () => {}) {
    this.#onAdd = onAdd;
  }

  /** Registers a secret; each of its lines is masked by itself, because logs are written line by line. */
  add(value: string): void {
    for (const line of [value, ...value.split(/\r?\n/)]) {
      if (line.trim() === '' || this.#values.has(line)) continue;
      this.#values.add(line);
      if (!line.includes('\n')) this.#onAdd(line);
    }
  }

  /** The text with every known secret replaced by `***`, longest first. */
  redact(text: string): string {
    let safe = text;
    for (const value of [...this.#values].sort((a, b) => b.length - a.length)) {
      safe = safe.replaceAll(value, '***');
    }
    return safe;
  }
}
