import { ProviderError } from '@deploy-actions/action-kit';
export async function planRestore(..._a: unknown[]): Promise<readonly string[]> {
  throw new ProviderError('x', { system: '', operation: '' });
}
export async function restore(..._a: unknown[]): Promise<never> {
  throw new ProviderError('x', { system: '', operation: '' });
}
