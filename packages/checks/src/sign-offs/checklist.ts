import type { CheckContext } from '../check-context.ts';
import type { GithubSource } from '../github/github-source.ts';
import {
  type ChecklistPurpose,
  checklistMarker,
  checklistTitle,
  isChecklistWith,
  newChecklist,
  updatedChecklist,
} from './checklist-body.ts';
import { type ChecklistIssue, ChecklistIssues } from './checklist-issue.ts';
import { type Box, type ChecklistItem, readBox } from './checklist-item.ts';
import { type IssueHistory, type Revision, readHistory } from './edit-history.ts';
import { ticksOf } from './ticks.ts';

/** The checklist at one moment. */
export interface ChecklistState {
  readonly url: string;
  readonly closed: boolean;
  /** The versions of its description, from the first to the last; none of one that was just opened. */
  readonly revisions: readonly Revision[];
}

/** Checks that begin within this time are looked up together, in milliseconds. */
const gathering = 100;

/** So old may be what others found out, for a check that looks for the first time, in milliseconds. */
const freshness = 10_000;

const checklists = new WeakMap<GithubSource, Map<string, Checklist>>();

/** The one checklist of a run and phase, shared by all of its checks. */
export function checklistOf(
  context: Pick<CheckContext, 'runtime' | 'github' | 'subject' | 'phase'>,
): Checklist {
  const ofSource = checklists.get(context.github) ?? new Map<string, Checklist>();
  checklists.set(context.github, ofSource);
  const marker = checklistMarker(context);
  const checklist = ofSource.get(marker) ?? new Checklist(context);
  ofSource.set(marker, checklist);
  return checklist;
}

/**
 * The issue in which people sign off one deployment's phase. Checks that ask at the same time share its requests: two when
 * the issue is there, three when it has to be opened.
 */
export class Checklist {
  readonly #context: Pick<CheckContext, 'runtime' | 'github' | 'subject' | 'phase'>;
  readonly #items = new Map<string, ChecklistItem>();
  #issue: ChecklistIssue | undefined;
  #running: Promise<unknown> | undefined;
  #next: Promise<ChecklistState> | undefined;
  #latest: { readonly state: ChecklistState; readonly at: number } | undefined;

  constructor(context: Pick<CheckContext, 'runtime' | 'github' | 'subject' | 'phase'>) {
    this.#context = context;
  }

  /**
   * What the checklist says now; opened or completed first when the item isn't in it. A check that looks for the first time
   * gets what others have just found out. Rejects as requests to GitHub do.
   */
  stateWith(item: ChecklistItem, isFirstLook: boolean): Promise<ChecklistState> {
    this.#items.set(item.id, item);
    const known = isFirstLook ? this.#freshState(item) : undefined;
    if (known) return Promise.resolve(known);
    // A round that waits for its turn takes this item along.
    this.#next ??= this.#round(this.#running);
    return this.#next;
  }

  #freshState({ boxes }: ChecklistItem): ChecklistState | undefined {
    if (this.#latest === undefined) return undefined;
    const { state, at } = this.#latest;
    const { body = '' } = state.revisions.at(-1) ?? {};
    const isThere = boxes.every((box) => /open|ticked/.test(readBox(body, box).kind));
    return isThere && this.#context.runtime.clock.now() - at < freshness ? state : undefined;
  }

  async #round(before: Promise<unknown> | undefined): Promise<ChecklistState> {
    const { clock, signal } = this.#context.runtime;
    try {
      await before?.catch(() => {});
      await clock.sleep(gathering, signal);
    } finally {
      this.#next = undefined;
    }
    const work = this.#lookUp([...this.#items.values()]);
    this.#running = work;
    const state = await work;
    this.#latest = { state, at: clock.now() };
    return state;
  }

  async #lookUp(items: readonly ChecklistItem[]): Promise<ChecklistState> {
    const { runtime, github, subject, phase } = this.#context;
    const purpose: ChecklistPurpose = { subject, phase };
    const repository = await github.open();
    const issues = new ChecklistIssues(repository, runtime.log);
    const marker = checklistMarker(purpose);
    this.#issue ??= await issues.find(marker);
    if (this.#issue === undefined) {
      const body = newChecklist(purpose, runtime.run, items);
      const { issue, isNew } = await issues.open({ title: checklistTitle(purpose), body }, marker);
      this.#issue = issue;
      if (isNew) return { url: issue.url, closed: false, revisions: [] };
    }
    const issue = this.#issue;
    try {
      const history = onlyWith(marker, await readHistory(repository, issue.number));
      const wanted = updatedChecklist(history.body, items, (box) => shownOf(history, box));
      // What is already in the history stays there: a tick that this meets is put back by the next round.
      if (wanted !== history.body) await issues.update(issue, wanted);
      return { url: issue.url, closed: history.closed, revisions: history.revisions };
    } catch (error) {
      // It may have been deleted; the next try looks again.
      this.#issue = undefined;
      throw error;
    }
  }
}

/** A history in which nothing stood while the text was no checklist, or that of another deployment. */
function onlyWith(marker: string, history: IssueHistory): IssueHistory {
  const revisions = history.revisions.map((revision) =>
    revision.body === undefined || isChecklistWith(marker, revision.body)
      ? revision
      : { ...revision, body: '' },
  );
  return { ...history, revisions };
}

function shownOf({ revisions }: IssueHistory, box: Box) {
  const tick = ticksOf(revisions, box).ticks.at(-1);
  return tick === undefined ? { ticked: false } : { ticked: true, value: tick.value };
}
