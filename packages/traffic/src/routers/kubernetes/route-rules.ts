import { quoted } from '@deploy-actions/action-kit';
import { type Color, colors } from '@deploy-actions/config';
import { formatWeights, sameWeights, type Weights, wholeSplit } from '../../weights.ts';
import { type Fields, fieldsOf, listOf, textOf } from './json-parts.ts';
import { UnclearObject } from './weighted-object.ts';

/** How the rules of a kind of route name their backends. */
export interface RouteDialect {
  /** Where in `spec` the rules stand, what one is called, and where in it the backends stand. */
  readonly rules: string;
  readonly rule: string;
  readonly backends: string;
  /** The option of the configuration that names rules. */
  readonly option: string;
  /** The colour a backend is, if it is one. */
  colorOf(backend: Fields): Color | undefined;
  /** The weight in force of one among `count` backends. */
  weightOf(backend: Fields, count: number): number;
  /** What the backend is called. */
  nameOf(backend: Fields): string;
  /** What a colour's backend is called. */
  colorName(color: Color): string;
  /** A backend that is like another one, but sends to a colour. */
  sendingTo(color: Color, like: Fields): Fields;
}

interface Rule {
  readonly index: number;
  readonly name: string | undefined;
  /** As a message calls it. */
  readonly label: string;
  readonly backends: readonly Fields[];
}

/** The rules of a route, of which all that send to a colour or only those named are moved together. */
export class RouteRules {
  readonly #dialect: RouteDialect;
  readonly #names: readonly string[] | undefined;

  constructor(dialect: RouteDialect, names: readonly string[] | undefined) {
    this.#dialect = dialect;
    this.#names = names;
  }

  /** The weights in force, alike in every rule that is moved. Throws UnclearObject. */
  weightsIn(spec: unknown): Weights {
    const splits = this.#moved(spec).map((rule) => ({ rule, split: this.#splitOf(rule) }));
    const [first] = splits;
    if (first && splits.every(({ split }) => sameWeights(split, first.split))) return first.split;
    const found = splits.map(({ rule, split }) => `${rule.label} ${formatWeights(split)}`);
    throw new UnclearObject(
      `its ${this.#dialect.rule}s disagree: ${found.join(', ')}; name those that the colours share in \`${this.#dialect.option}\`, or set them alike`,
    );
  }

  /** The same spec with these weights in every rule that is moved. Throws UnclearObject. */
  withWeights(spec: unknown, weights: Weights): Fields {
    const { rules, backends } = this.#dialect;
    const moved = this.#moved(spec);
    const next = listOf(fieldsOf(spec)[rules]).map((rule, index) => {
      const found = moved.find((each) => each.index === index);
      return found ? { ...rule, [backends]: this.#reweighted(found.backends, weights) } : rule;
    });
    return { ...fieldsOf(spec), [rules]: next };
  }

  /** The rules that send to a colour but aren't moved, as messages call them. */
  unmoved(spec: unknown): readonly string[] {
    const moved = this.#names ?? [];
    if (moved.length === 0) return [];
    return this.#all(spec)
      .filter((rule) => this.#sendsToColor(rule) && !moved.includes(rule.name ?? ''))
      .map(({ label }) => label);
  }

  #all(spec: unknown): readonly Rule[] {
    const { rules, rule, backends } = this.#dialect;
    return listOf(fieldsOf(spec)[rules]).map((fields, index) => {
      const name = textOf(fields['name']);
      const label = name === undefined ? `${rule} ${index + 1}` : `${rule} ${quoted(name)}`;
      return { index, name, label, backends: listOf(fields[backends]) };
    });
  }

  #moved(spec: unknown): readonly Rule[] {
    const all = this.#all(spec);
    const moved = this.#names
      ? this.#named(all, this.#names)
      : all.filter((rule) => this.#sendsToColor(rule));
    if (moved.length === 0) {
      throw new UnclearObject(
        `no ${this.#dialect.rule} sends to ${this.#colorNames()}; there ${listed(all.map((rule) => this.#described(rule)))}`,
      );
    }
    for (const rule of moved) this.#refuseUnclear(rule);
    return moved;
  }

  #named(all: readonly Rule[], names: readonly string[]): readonly Rule[] {
    const missing = names.filter((name) => all.every((rule) => rule.name !== name));
    if (missing.length > 0) {
      const there = all.map(({ label }) => label);
      throw new UnclearObject(
        `there is no ${this.#dialect.rule} called ${missing.map(quoted).join(' or ')}, as \`${this.#dialect.option}\` has it; there ${listed(there)}`,
      );
    }
    return all.filter(({ name }) => name !== undefined && names.includes(name));
  }

  #refuseUnclear(rule: Rule): void {
    if (!this.#sendsToColor(rule))
      throw new UnclearObject(`${this.#described(rule)}, but to neither ${this.#colorNames(' nor ')}`);
    for (const color of colors) {
      const same = this.#of(rule, color);
      if (same.length < 2) continue;
      const names = same.map((backend) => this.#dialect.nameOf(backend)).join(' and ');
      throw new UnclearObject(
        `${rule.label} names ${color} more than once (${names}): which one has its weight? Give \`port\` of the colour, or leave one out`,
      );
    }
  }

  #splitOf(rule: Rule): Weights {
    const { backends, label } = rule;
    const weightOf = (backend: Fields) => this.#dialect.weightOf(backend, backends.length);
    const others = backends.filter(
      (backend) => this.#dialect.colorOf(backend) === undefined && weightOf(backend) > 0,
    );
    if (others.length > 0) {
      throw new UnclearObject(
        `beside the colours, ${this.#weighted(others, backends.length)} takes traffic of ${label} too; give it weight 0, or take it out`,
      );
    }
    const amountOf = (color: Color) => this.#of(rule, color).reduce((sum, each) => sum + weightOf(each), 0);
    const split = wholeSplit({ blue: amountOf('blue'), green: amountOf('green') });
    if (split) return split;
    throw new UnclearObject(
      `the weights of ${label} are no whole percentages: ${this.#weighted(backends, backends.length)}`,
    );
  }

  #reweighted(backends: readonly Fields[], weights: Weights): readonly Fields[] {
    const present = backends.map((backend) => {
      const color = this.#dialect.colorOf(backend);
      return color === undefined ? backend : { ...backend, weight: weights[color] };
    });
    const like = backends.find((backend) => this.#dialect.colorOf(backend) !== undefined);
    const added = colors
      .filter((color) => !backends.some((backend) => this.#dialect.colorOf(backend) === color))
      // A backend that gets nothing is left out, for it may not exist yet.
      .filter((color) => weights[color] > 0)
      .map((color) => ({ ...this.#dialect.sendingTo(color, like ?? {}), weight: weights[color] }));
    return [...present, ...added];
  }

  #sendsToColor({ backends }: Rule): boolean {
    return backends.some((backend) => this.#dialect.colorOf(backend) !== undefined);
  }

  #of({ backends }: Rule, color: Color): readonly Fields[] {
    return backends.filter((backend) => this.#dialect.colorOf(backend) === color);
  }

  #weighted(backends: readonly Fields[], count: number): string {
    return backends
      .map((each) => `${this.#dialect.nameOf(each)} (weight ${this.#dialect.weightOf(each, count)})`)
      .join(', ');
  }

  #described({ label, backends }: Rule): string {
    const names = backends.map((backend) => this.#dialect.nameOf(backend));
    return `${label} sends to ${names.join(', ') || 'no backend'}`;
  }

  #colorNames(between = ' or '): string {
    return colors.map((color) => `${this.#dialect.colorName(color)} (${color})`).join(between);
  }
}

function listed(things: readonly string[]): string {
  return things.length === 0 ? 'is none at all' : `are: ${things.join('; ')}`;
}
