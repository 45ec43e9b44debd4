/** Three digits; whole numbers from a thousand on in groups of three: `0.00123`, `12.3`, `12,345`. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : String(value);
  if (Math.abs(value) < 1000) return Number(value.toPrecision(3)).toString();
  if (Math.abs(value) >= 1e15) return value.toPrecision(3);
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}
