/** Labels of a series by name; the metric's own name stands under `__name__`. */
export type Labels = Readonly<Record<string, string>>;

/** The label that holds the metric's name. */
export const metricName = '__name__';

/** A text that is equal for equal label sets, whatever the order of their names. */
export function labelKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The labels without some names. */
export function withoutLabels(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}

/** Only the labels of these names; absent ones stay absent. */
export function onlyLabels(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}

/** Writes labels the way PromQL does: `http_requests_total{status="500"}`. */
export function formatLabels(labels: Labels): string {
  const { [metricName]: name = '', ...rest } = labels;
  const pairs = Object.entries(rest).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length > 0 || name === '' ? `${name}{${pairs.join(', ')}}` : name;
}

/** More than the labels that tell series apart; some hold whole statements of SQL. */
const longestShown = 150;

/** Labels as {@link formatLabels} writes them, in backticks and shortened, for a message. */
export function showLabels(labels: Labels): string {
  const text = formatLabels(labels);
  return `\`${text.length > longestShown ? `${text.slice(0, longestShown).toWellFormed()}…` : text}\``;
}
