import { type Runtime, systemClock } from '@deploy-actions/action-kit';
import { type CheckConfigurationOf, loadCheckSchemas } from '@deploy-actions/config';
import {
  type Access,
  createFakeGithub,
  createTestRuntime,
  FakeClock,
  type FakeRepository,
} from '@deploy-actions/testing';
import type { CheckContext } from '../../src/check.ts';
import { newChecklist } from '../../src/sign-offs/checklist-body.ts';
import { type ChecklistItem, itemOf } from '../../src/sign-offs/checklist-item.ts';
import { fakeGithubSource, subject } from '../asking.ts';

const { checksSchema } = await loadCheckSchemas();

/** What the tests' checks say unless they say otherwise. */
export const lead = {
  kind: 'sign-off',
  id: 'lead',
  statement: 'The release notes are read',
  role: 'Engineering lead',
  by: { users: ['alice'] },
};

/** When the tests' people do something, and when the runs of the tests look. */
export const moment = Date.parse('2026-11-22T02:00:00Z');

/** The item of a check as a person writes it. */
export function item(check: object = {}): ChecklistItem {
  const [configuration] = checksSchema.parse([{ ...lead, ...check }]);
  return itemOf(configuration as CheckConfigurationOf<'sign-off'>);
}

/** Ticks, or unticks, the box of a check. */
export function toggle(id = 'lead', box = 1): (body: string) => string {
  return (body) =>
    body
      .split('\n')
      .map((line) =>
        line.includes(`<!-- sign-off ${id}:${box} -->`)
          ? line.replace(/\[[ x]\]/, (tick) => (tick === '[ ]' ? '[x]' : '[ ]'))
          : line,
      )
      .join('\n');
}

/** What the tests' token may do. */
export const writer: Readonly<Record<string, Access>> = { issues: 'write', actions: 'read' };

/** A repository on a fake GitHub, and runs that look at its checklist. */
export async function checklistWorld() {
  const clock = new FakeClock(moment);
  const github = createFakeGithub({ clock });
  const repository = github.addRepository({ owner: 'acme', name: 'shop', private: true });
  repository.addRun({ id: 1 });
  // Pauses of the checklist are shorter here; time limits and the engine's patience are what they are.
  const pauses = [100, 20_000];
  const sleep: typeof systemClock.sleep = (milliseconds, signal) =>
    systemClock.sleep(pauses.includes(milliseconds) ? milliseconds / 200 : milliseconds, signal);
  const runtime: Runtime = { ...(await createTestRuntime()), clock: { now: () => clock.now(), sleep } };
  /** Another run, with a token of its own. */
  const run = (permissions = writer): Pick<CheckContext, 'github'> => ({
    github: fakeGithubSource(runtime, github, permissions),
  });
  return { github, repository, runtime, clock, run };
}

/** Opens the checklist as an earlier run did. */
export function openChecklist(repository: FakeRepository, ...items: readonly ChecklistItem[]) {
  const run = {
    repository: 'acme/shop',
    actor: 'tester',
    url: 'https://github.com/acme/shop/actions/runs/1',
  };
  const identity = { ...run, sha: subject.sha, runId: '1', attempt: '1', job: 'deploy' };
  const body = newChecklist({ subject, phase: 'pre-deploy' }, identity, items);
  const labels = ['deployment-checklist'];
  return repository.addIssue({ title: 'Checklist', body, author: 'github-actions[bot]', labels });
}

/** What {@link checklistWorld} gives. */
export type World = Awaited<ReturnType<typeof checklistWorld>>;

/** A world in which the list is open, and what people did to it. */
export async function opened(check: object = {}, act: (world: World & { edit: Edit }) => void = () => {}) {
  const world = await checklistWorld();
  const issue = openChecklist(world.repository, item(check));
  const edit: Edit = (editor, change = toggle()) => world.repository.editIssue(issue, editor, change);
  act({ ...world, edit });
  return { ...world, issue, edit };
}

/** A person, or an app, changes the description; ticks the first box unless told otherwise. */
export type Edit = (editor: string, change?: (body: string) => string) => void;
