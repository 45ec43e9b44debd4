const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts requests and their durations, and shows them in the Prometheus text format. */
export class RequestMetrics {
  // A status that never came up yet is there with 0: a missing series would be "no data", not "no errors".
  readonly #requests = new Map<number, number>([
    [200, 0],
    [500, 0],
  ]);
  readonly #buckets = bounds.map(() => 0);
  #count = 0;
  #sum = 0;

  /** Takes note of one answered request. */
  observe(status: number, seconds: number): void {
    this.#requests.set(status, (this.#requests.get(status) ?? 0) + 1);
    for (const [index, bound] of bounds.entries()) {
      if (seconds <= bound) this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    }
    this.#count += 1;
    this.#sum += seconds;
  }

  /** The metrics page. */
  toString(): string {
    const name = 'http_request_duration_seconds';
    return [
      '# HELP http_requests_total Requests answered.',
      '# TYPE http_requests_total counter',
      ...[...this.#requests].map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
      `# HELP ${name} Time from request to answer.`,
      `# TYPE ${name} histogram`,
      ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${this.#buckets[index] ?? 0}`),
      `${name}_bucket{le="+Inf"} ${this.#count}`,
      `${name}_sum ${this.#sum}`,
      `${name}_count ${this.#count}`,
      '',
    ].join('\n');
  }
}
