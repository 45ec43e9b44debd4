import { passwordsIn } from './address-passwords.ts';

/** Shorter values can't be secrets, and masking `1` or `on` would garble every number and word. */
const shortestSecret = 4;

/** Every secret this process has read; what is written anywhere goes through {@link Secrets.redact} first. */
export class Secrets {
  readonly #known = new Set<string>();
  #forms: string[] = [];
  readonly #onAdd: (line: string) => void;

  /** `onAdd` is told each new secret line once, so that the runner can mask it too. */
  constructor(onAdd: (line: string) => void = () => {}) {
    this.#onAdd = onAdd;
  }

  /**
   * Registers a secret of at least 4 characters; each of its lines is masked by itself, because logs are written line by
   * line, and so are the forms in which it stands in JSON, in a URL and in base64. The password of an address is a secret by
   * itself: messages quote addresses in parts, or written in another way.
   */
  add(value: string): void {
    for (const line of [value, ...value.split(/\r?\n/), value.trim(), ...passwordsIn(value)]) {
      if (line.trim().length < shortestSecret || this.#known.has(line)) continue;
      this.#known.add(line);
      this.#forms.push(...formsOf(line));
      if (!line.includes('\n')) this.#onAdd(line);
    }
    // A secret may be part of another one: the longest goes first.
    this.#forms = [...new Set(this.#forms)].sort((a, b) => b.length - a.length);
  }

  /** The text with every known secret replaced by `***`. */
  redact(text: string): string {
    return this.#forms.reduce((safe, form) => safe.replaceAll(form, '***'), text);
  }
}

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    Buffer.from(secret).toString('base64'),
  ];
}
