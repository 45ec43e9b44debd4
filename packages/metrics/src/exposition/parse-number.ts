const special: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
};

/** Reads a number as exposition formats and bucket bounds write it, `+Inf` and `NaN` included; `undefined` when it is none. */
export function parseNumber(text: string): number | undefined {
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const sign = text.startsWith('-') ? -1 : 1;
  const word = special[text.replace(/^[+-]/, '').toLowerCase()];
  return word === undefined ? undefined : sign * word;
}
