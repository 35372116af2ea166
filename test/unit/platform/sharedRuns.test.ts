import { expect, it } from 'vitest';
import { SharedRuns } from '../../../src/platform/sharedRuns';

it('runs the same request once at a time', async () => {
  const runs = new SharedRuns<number>();
  let count = 0;
  const run = () => Promise.resolve(++count);
  await expect(
    Promise.all([
      runs.shareRun({ topic: 'Retro' }, run),
      runs.shareRun({ topic: 'Retro' }, run),
      runs.shareRun({ topic: 'Review' }, run),
    ]),
  ).resolves.toEqual([1, 1, 2]);
  await expect(runs.shareRun({ topic: 'Retro' }, run)).resolves.toBe(3);
});

it('gives everybody the failure, and runs again afterwards', async () => {
  const runs = new SharedRuns<number>();
  const failing = [1, 2].map(() => runs.shareRun('Retro', () => Promise.reject(new Error('no'))));
  await expect(Promise.allSettled(failing)).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  await expect(runs.shareRun('Retro', () => Promise.resolve(1))).resolves.toBe(1);
});

it('does not compare what is no JSON', async () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const runs = new SharedRuns<number>();
  let count = 0;
  const run = () => Promise.resolve(++count);
  for (const request of [circular, undefined]) {
    await Promise.all([runs.shareRun(request, run), runs.shareRun(request, run)]);
  }
  expect(count).toBe(4);
});
