import { expect, test } from 'vitest';
import { type Run, type StepEnd, type Story, simulate } from './simulation.ts';
import { readWorkflow } from './workflow-files.ts';

const workflow = readWorkflow('.github/workflows/rolling-update.yml');
const inputs = { environment: 'production', version: '1.2.3' };

const go: StepEnd = { outputs: { verdict: 'go' } };
const updated: StepEnd = { outputs: { outcome: 'updated', report: 'r' } };

function update(ends: Run['ends'] = {}, given: Run['inputs'] = {}): Story {
  const well = { 'readiness/readiness': go, 'update/update': updated, 'undo/undo': { outputs: {} } };
  return simulate(workflow, { inputs: { ...inputs, ...given }, ends: { ...well, ...ends } });
}

test('an update shows its plan, makes no write for it, and goes on after the approval', () => {
  const { steps, jobs } = update();
  expect(steps.get('readiness/Plan of the update')).toMatchObject({ 'dry-run': true, version: '1.2.3' });
  expect(steps.get('update/update')).toMatchObject({ version: '1.2.3', sha: 'c0ffee', resume: '' });
  expect(jobs).toEqual({ readiness: 'success', update: 'success', undo: 'skipped' });
});

test('a plan that can not be made, and a no-go, ask nobody and touch nothing', () => {
  for (const step of ['readiness/Plan of the update', 'readiness/readiness']) {
    const { jobs } = update({ [step]: { ok: false } });
    expect(jobs).toEqual({ readiness: 'failure', update: 'skipped', undo: 'skipped' });
  }
});

test('what is no longer ready when approval comes is not updated', () => {
  const { steps } = update({ 'update/Still go': { ok: false } });
  expect(steps.has('update/update')).toBe(false);
});

test('an update that failed keeps its report', () => {
  const undone = { ok: false, outputs: { outcome: 'undone', report: 'r' } };
  const { steps, jobs } = update({ 'update/update': undone });
  expect(steps.has('update/Keep the reports')).toBe(true);
  expect(jobs['update']).toBe('failure');
});

test('going on asks again, going back asks nobody', () => {
  const on = update({}, { resume: 'continue' });
  expect(on.steps.get('update/update')).toMatchObject({ resume: 'continue' });
  const back = update({}, { resume: 'undo' });
  expect(back.jobs).toEqual({ readiness: 'skipped', update: 'skipped', undo: 'success' });
  expect(back.steps.get('undo/undo')).toMatchObject({ resume: 'undo', version: '1.2.3' });
});

test('a dry run writes nothing', () => {
  expect(update({}, { 'dry-run': true }).jobs['update']).toBe('skipped');
  const back = update({}, { 'dry-run': true, resume: 'undo' });
  expect(back.steps.get('undo/undo')).toMatchObject({ 'dry-run': 'true' });
});

test('migrations come after the backup and before the update, and alone where they take something away', () => {
  const order = ['update/backup', 'update/rehearsal', 'update/migration', 'update/migrated', 'update/update'];
  const taken = (given: Run['inputs'], ends: Run['ends'] = {}) => {
    const made = { 'update/backup': { outputs: { manifest: 'm.json' } } };
    const { steps } = update({ ...made, ...ends }, { backup: true, ...given });
    expect(steps.get('update/migration')).toMatchObject({ command: 'apply', backup: 'm.json' });
    return [...steps.keys()].filter((step) => order.includes(step));
  };
  expect(taken({ migrate: true })).toEqual(order);
  expect(taken({ contract: true })).toEqual(order.slice(0, -1));
  expect(taken({ migrate: true }, { 'update/migration': { ok: false } })).toEqual(order.slice(0, 3));
});
