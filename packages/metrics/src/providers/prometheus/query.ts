import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { readDuration, readString } from '../../promql/literals.ts';

/** A metric that a query names: how a reader knows it, and all its series as a selector without other labels. */
export interface NamedMetric {
  readonly name: string;
  readonly selector: string;
}

/** Nodes around a query that change what it looks at, but not what it gives. */
const wrappers = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr', 'AnchoredExpr', 'SmoothedExpr'];

/** What is wrong with a query of the whole of PromQL, as the end of a sentence; `undefined` when nothing is. */
export function checkSyntax(query: string): string | undefined {
  if (query.trim() === '') return 'is empty';
  const tree = parser.parse(query);
  let problem: string | undefined;
  tree.iterate({
    enter: ({ node }) => {
      if (problem === undefined && node.type.isError) problem = describeProblem(query, node);
      return problem === undefined;
    },
  });
  if (problem !== undefined) return problem;
  let root = rootOf(query);
  while (root && wrappers.includes(root.name)) [root] = children(root);
  switch (root?.name) {
    case undefined:
      return 'is empty';
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return `gives a range of points; wrap it into a function such as \`max_over_time(${query})\``;
    case 'StringLiteral':
      return 'is a text, which has no value';
    default:
      return undefined;
  }
}

function describeProblem(query: string, { from, parent }: SyntaxNode): string {
  const rest = query.slice(from).trimStart();
  if (rest === '') return 'is not valid PromQL: it ends too early';
  const name = parent?.name === 'VectorSelector' ? parent.getChild('Identifier') : null;
  if (name && rest.startsWith('(')) {
    return `is not valid PromQL: there is no function \`${query.slice(name.from, name.to)}\``;
  }
  const place = query.length - rest.length + 1;
  return `is not valid PromQL: the problem is at character ${place}, near \`${rest.slice(0, 20).trim()}\``;
}

/** The longest time that a value of a query looks back over, from its end; milliseconds. Ranges of subqueries add to what is in them. */
export function longestRange(query: string): number {
  return rangeOf(rootOf(query), query, ['MatrixSelector', 'SubqueryExpr']);
}

/** How far before now a query looks at all, `offset` included; milliseconds. */
export function reachOf(query: string): number {
  return rangeOf(rootOf(query), query, ['MatrixSelector', 'SubqueryExpr', 'OffsetExpr']);
}

function rangeOf(node: SyntaxNode | undefined, query: string, counted: readonly string[]): number {
  if (!node) return 0;
  const inner = Math.max(0, ...children(node).map((child) => rangeOf(child, query, counted)));
  if (!counted.includes(node.name)) return inner;
  const written = node.getChild('DurationExpr') ?? node.getChild('OffsetDurationExpr');
  return inner + (written ? durationOf(written, query) : 0);
}

/** A bare number is in seconds. What a computed duration gives, an experiment of Prometheus, is taken as the sum of its parts. */
function durationOf(node: SyntaxNode, query: string): number {
  const parts = children(node);
  if (parts.length > 0) return parts.reduce((sum, part) => sum + durationOf(part, query), 0);
  const text = query.slice(node.from, node.to).trim();
  const duration = readDuration(text) ?? Number(text) * 1_000;
  return Number.isFinite(duration) ? duration : 0;
}

/** The metrics that a query names, each once. */
export function metricsOf(query: string): NamedMetric[] {
  const found = new Map<string, NamedMetric>();
  parser.parse(query).iterate({
    enter: ({ node }) => {
      if (node.name !== 'VectorSelector') return;
      const metric = metricOf(node, query);
      found.set(metric.selector, metric);
    },
  });
  return [...found.values()];
}

/**
 * The metrics for want of which a query never has a value, when those that `isMissing` says have no series; none where
 * the query has a value without them, as with `… or vector(0)`.
 */
export function missedIn(query: string, isMissing: (metric: NamedMetric) => boolean): NamedMetric[] {
  const root = rootOf(query);
  return root ? missed(root, query, isMissing) : [];
}

function missed(node: SyntaxNode, query: string, isMissing: (metric: NamedMetric) => boolean): NamedMetric[] {
  const among = (nodes: readonly SyntaxNode[]) => nodes.flatMap((child) => missed(child, query, isMissing));
  const parts = children(node);
  switch (node.name) {
    case 'VectorSelector': {
      const metric = metricOf(node, query);
      return isMissing(metric) ? [metric] : [];
    }
    // With `@` it looks at a time of its own.
    case 'StepInvariantExpr':
      return [];
    case 'FunctionCall': {
      const name = parts[0]?.firstChild?.name ?? '';
      if (name.startsWith('Absent')) return [];
      const args = children(node.getChild('FunctionCallBody'));
      return among(name === 'Info' ? args.slice(0, 1) : args);
    }
    case 'BinaryExpr': {
      const [left, right] = [among(parts.slice(0, 1)), among(parts.slice(-1))];
      if (node.getChild('Unless')) return left;
      const either = node.getChild('Or') ?? node.getChild('FillModifier');
      if (either && (left.length === 0 || right.length === 0)) return [];
      return [...left, ...right];
    }
    default:
      return among(parts);
  }
}

function metricOf(node: SyntaxNode, query: string): NamedMetric {
  const text = (part: SyntaxNode) => query.slice(part.from, part.to);
  const identifier = node.getChild('Identifier');
  if (identifier) {
    return { name: text(identifier), selector: `{__name__="${text(identifier)}"}` };
  }
  const matchers = children(node.getChild('LabelMatchers'));
  const named = matchers.filter((matcher) => {
    if (matcher.name === 'QuotedLabelName') return true;
    const [label] = children(matcher);
    if (!label) return false;
    return (matcher.name === 'QuotedLabelMatcher' ? readString(text(label)) : text(label)) === '__name__';
  });
  if (named.length === 0) return { name: text(node), selector: text(node) };
  const selector = `{${named.map(text).join(',')}}`;
  return { name: selector, selector };
}

function rootOf(query: string): SyntaxNode | undefined {
  return children(parser.parse(query).topNode)[0];
}

function children(node: SyntaxNode | null | undefined): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node?.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') found.push(child);
  }
  return found;
}
