import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { metricName } from '../labels.ts';
import { readDuration, readNumber, readString } from './literals.ts';
import { createMatcher } from './matchers.ts';
import {
  type AggregationName,
  aggregations,
  type Binary,
  type Expression,
  type FunctionName,
  functions,
  type Grouping,
  type Matcher,
  QueryError,
  type Selector,
  typeOf,
  type ValueType,
} from './syntax.ts';

const operators: readonly string[] = ['+', '-', '*', '/', 'or'] satisfies Binary['operator'][];

/** Reads a query of the subset of PromQL in docs/providers/openmetrics.md. Throws QueryError with the first thing wrong. */
export function parseQuery(query: string): Expression {
  if (query.trim() === '') throw new QueryError('is empty');
  const tree = parser.parse(query);
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) throw new QueryError(`is not valid PromQL${near(query, node.from)}`);
    },
  });
  const [root] = children(tree.topNode);
  if (!root) throw new QueryError('is empty');
  const expression = new Reader(query).expression(root);
  if (typeOf(expression) === 'range vector') {
    throw new QueryError(`gives a range of points; wrap it into a function such as \`rate(${query})\``);
  }
  return expression;
}

function near(query: string, offset: number): string {
  const rest = query.slice(offset, offset + 20).trim();
  return rest === '' ? ': it ends too early' : `: the problem is near \`${rest}\``;
}

class Reader {
  readonly #query: string;

  constructor(query: string) {
    this.#query = query;
  }

  expression(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'ParenExpr':
        return this.expression(this.#first(node));
      case 'NumberDurationLiteral':
        return { kind: 'number', value: readNumber(this.#text(node)) };
      case 'VectorSelector':
        return this.#selector(node);
      case 'MatrixSelector':
        return this.#range(node);
      case 'UnaryExpr':
        return this.#unary(node);
      case 'BinaryExpr':
        return this.#binary(node);
      case 'FunctionCall':
        return this.#call(node);
      case 'AggregateExpr':
        return this.#aggregation(node);
      default:
        throw new QueryError(`\`${this.#text(node)}\` is outside the part of PromQL that is understood here`);
    }
  }

  #selector(node: SyntaxNode): Selector {
    const matchers: Matcher[] = [];
    const name = node.getChild('Identifier');
    if (name) matchers.push(createMatcher(metricName, '=', this.#text(name)));
    for (const matcher of children(node.getChild('LabelMatchers'))) {
      if (matcher.name === 'QuotedLabelName') {
        matchers.push(createMatcher(metricName, '=', readString(this.#text(matcher))));
        continue;
      }
      const [label, operator, value] = children(matcher).map((part) => this.#text(part));
      if (label === undefined || operator === undefined || value === undefined) continue;
      const bare = matcher.name === 'QuotedLabelMatcher' ? readString(label) : label;
      matchers.push(createMatcher(bare, operator, readString(value)));
    }
    if (matchers.every((matcher) => matcher.matches(''))) {
      throw new QueryError(`\`${this.#text(node)}\` selects everything; name a metric`);
    }
    return { kind: 'selector', matchers, text: this.#text(node) };
  }

  #range(node: SyntaxNode): Expression {
    const selector = this.expression(this.#first(node));
    const written = node.getChild('DurationExpr');
    const range = written ? readDuration(this.#text(written).trim()) : undefined;
    if (selector.kind !== 'selector')
      throw new QueryError(`\`${this.#text(node)}\`: a range needs a selector`);
    if (!range) throw new QueryError(`\`${this.#text(node)}\`: a range is a duration such as \`1m\``);
    return { kind: 'range', selector, range };
  }

  #unary(node: SyntaxNode): Expression {
    const [operator, operand] = children(node);
    if (!operator || !operand) throw new QueryError('is not valid PromQL');
    const value = this.#typed(operand, ['scalar', 'vector']);
    return this.#text(operator) === '-' ? { kind: 'negation', operand: value } : value;
  }

  #binary(node: SyntaxNode): Expression {
    const parts = children(node);
    const [leftNode, operatorNode, ...modifiers] = parts;
    const rightNode = modifiers.pop();
    if (!leftNode || !operatorNode || !rightNode) throw new QueryError('is not valid PromQL');
    const operator = this.#text(operatorNode).toLowerCase() as Binary['operator'];
    if (!operators.includes(operator)) {
      throw new QueryError(
        `the operator \`${operator}\` is not understood here; known are \`+ - * /\` and \`or\``,
      );
    }
    const types: ValueType[] = operator === 'or' ? ['vector'] : ['scalar', 'vector'];
    const [left, right] = [this.#typed(leftNode, types), this.#typed(rightNode, types)];
    return { kind: 'binary', operator, left, right, matching: this.#matching(modifiers) };
  }

  #matching(modifiers: readonly SyntaxNode[]): Grouping | undefined {
    const [modifier, more] = modifiers;
    if (modifier === undefined) return undefined;
    const [word, labels, group] = children(modifier);
    if (modifier.name !== 'MatchingModifierClause' || more || group || !word) {
      const text = modifiers.map((node) => this.#text(node)).join(' ');
      throw new QueryError(
        `\`${text}\`: only \`on (…)\` and \`ignoring (…)\` are understood here, one to one`,
      );
    }
    return { only: word.name === 'On', labels: this.#labelNames(labels) };
  }

  #call(node: SyntaxNode): Expression {
    const name = this.#text(this.#first(node));
    if (!isFunction(name)) {
      const known = Object.keys(functions).join('`, `');
      throw new QueryError(`the function \`${name}\` is not understood here; known are \`${known}\``);
    }
    const wanted = functions[name];
    const given = children(node.getChild('FunctionCallBody'));
    if (given.length !== wanted.length) {
      throw new QueryError(`\`${name}\` takes ${wanted.length} argument(s), found ${given.length}`);
    }
    const args = given.map((argument, index) => this.#typed(argument, [wanted[index] ?? 'vector']));
    return { kind: 'call', name, args };
  }

  #aggregation(node: SyntaxNode): Expression {
    const operator = this.#text(this.#first(node)).toLowerCase();
    if (!isAggregation(operator)) {
      throw new QueryError(
        `the aggregation \`${operator}\` is not understood here; known are \`${aggregations.join('`, `')}\``,
      );
    }
    const [operand, more] = children(node.getChild('FunctionCallBody'));
    if (!operand || more) throw new QueryError(`\`${operator}\` takes one vector`);
    const [word, labels] = children(node.getChild('AggregateModifier'));
    return {
      kind: 'aggregation',
      operator,
      operand: this.#typed(operand, ['vector']),
      grouping: { only: word?.name !== 'Without', labels: this.#labelNames(labels) },
    };
  }

  #typed(node: SyntaxNode, allowed: readonly ValueType[]): Expression {
    const expression = this.expression(node);
    const found = typeOf(expression);
    if (allowed.includes(found)) return expression;
    throw new QueryError(
      `\`${this.#text(node)}\` is a ${found}, but a ${allowed.join(' or ')} is needed there`,
    );
  }

  #labelNames(node: SyntaxNode | undefined): string[] {
    return children(node).map((label) => {
      const text = this.#text(label);
      return label.name === 'QuotedLabelName' ? readString(text) : text;
    });
  }

  #first(node: SyntaxNode): SyntaxNode {
    const [first] = children(node);
    if (!first) throw new QueryError(`is not valid PromQL${near(this.#query, node.from)}`);
    return first;
  }

  #text(node: SyntaxNode): string {
    return this.#query.slice(node.from, node.to);
  }
}

function children(node: SyntaxNode | null | undefined): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node?.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') found.push(child);
  }
  return found;
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functions, name);
}

function isAggregation(name: string): name is AggregationName {
  return (aggregations as readonly string[]).includes(name);
}
