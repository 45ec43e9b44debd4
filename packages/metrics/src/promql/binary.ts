import { labelKey, showLabels } from '../labels.ts';
import type { Binary, Grouping } from './syntax.ts';
import { type Element, EvaluationError, group, type Value, withoutNames } from './vector.ts';

const everyLabel: Grouping = { only: false, labels: [] };

const arithmetic = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
} as const;

/** Applies an operator as Prometheus does; two vectors are paired one to one. Throws EvaluationError when they can't be. */
export function applyBinary({ operator, matching }: Binary, left: Value, right: Value): Value {
  const grouping = matching ?? everyLabel;
  if (operator === 'or')
    return { type: 'vector', elements: union(elementsOf(left), elementsOf(right), grouping) };
  const compute = arithmetic[operator];
  if (left.type === 'scalar' && right.type === 'scalar') {
    return { type: 'scalar', value: compute(left.value, right.value) };
  }
  if (left.type === 'vector' && right.type === 'vector') {
    return { type: 'vector', elements: paired(left.elements, right.elements, grouping, compute) };
  }
  const each = (element: Element): Element => ({
    labels: element.labels,
    value:
      left.type === 'scalar' ? compute(left.value, element.value) : compute(element.value, scalarOf(right)),
  });
  return { type: 'vector', elements: withoutNames([...elementsOf(left), ...elementsOf(right)].map(each)) };
}

function elementsOf(value: Value): readonly Element[] {
  return value.type === 'vector' ? value.elements : [];
}

function scalarOf(value: Value): number {
  return value.type === 'scalar' ? value.value : Number.NaN;
}

function union(left: readonly Element[], right: readonly Element[], grouping: Grouping): Element[] {
  const there = new Set(left.map(({ labels }) => labelKey(group(labels, grouping))));
  return [...left, ...right.filter(({ labels }) => !there.has(labelKey(group(labels, grouping))))];
}

function paired(
  left: readonly Element[],
  right: readonly Element[],
  grouping: Grouping,
  compute: (a: number, b: number) => number,
): Element[] {
  const partners = new Map<string, Element>();
  for (const element of right) {
    const labels = group(element.labels, grouping);
    const key = labelKey(labels);
    if (partners.has(key)) throw ambiguous('right', showLabels(labels));
    partners.set(key, element);
  }
  const results = new Map<string, Element>();
  for (const element of left) {
    const labels = group(element.labels, grouping);
    const key = labelKey(labels);
    const partner = partners.get(key);
    if (partner === undefined) continue;
    if (results.has(key)) throw ambiguous('left', showLabels(labels));
    results.set(key, { labels, value: compute(element.value, partner.value) });
  }
  return [...results.values()];
}

function ambiguous(side: string, labels: string): EvaluationError {
  return new EvaluationError(
    `more than one series on the ${side} side of an operator has ${labels}; aggregate with \`sum by (…)\` first`,
  );
}
