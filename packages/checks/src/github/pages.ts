import { ProviderError } from '@deploy-actions/action-kit';

/** The most that GitHub puts on a page. */
const pageSize = 100;

/** A list that goes on after so many pages isn't read to its end. */
const mostPages = 30;

/** Which page of a list to ask for, as GitHub's parameters. */
export interface Page {
  readonly per_page: number;
  readonly page: number;
}

/** All entries of a list that GitHub gives in numbered pages. Throws ProviderError for a list of more than 3,000 entries, and as `ask` does. */
export async function allPages<T>(
  what: string,
  ask: (page: Page) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const items = await ask({ per_page: pageSize, page });
    all.push(...items);
    if (items.length < pageSize) return all;
  }
  throw new ProviderError(`there are more than ${mostPages * pageSize} of them`, {
    system: 'GitHub',
    operation: `list ${what}`,
  });
}
