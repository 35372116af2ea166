import { afterEach, expect, it, vi } from 'vitest';
import { window } from 'vscode';
import { showChecks } from '../../../src/accounts/setUp/checkResults';
import type { CheckResult } from '../../../src/accounts/setUp/setUpCheck';

const works = { ok: true, detail: '', isScopeMissing: false, isOptional: true };
const turnedOff = { ...works, ok: false, detail: 'A scope is missing.', isScopeMissing: true };
const refused = { ...works, ok: false, detail: 'Zoom doesn’t allow this.' };

const results = (checks: Record<string, typeof works>): CheckResult[] =>
  Object.entries(checks).map(([feature, check]) => ({
    feature,
    scope: `${feature}:read`,
    ...check,
  }));

afterEach(() => {
  vi.restoreAllMocks();
});

/** The title of the list, and the icon of each feature in it. */
async function shown(checks: Record<string, typeof works>): Promise<unknown[]> {
  const pick = vi.spyOn(window, 'showQuickPick');
  await showChecks(results(checks), 'ada@example.com');
  const [[items, { title }] = [[], { title: '' }]] = pick.mock.calls as unknown as [
    { label: string; iconPath?: { id: string }; description?: string }[],
    { title: string },
  ][];
  return [
    title,
    ...items
      .filter(({ description }) => description !== undefined)
      .map(({ label, iconPath }) => `${label} ${iconPath?.id ?? ''}`),
  ];
}

it('lists what fails first, and then quietly what is turned off', async () => {
  expect(
    await shown({ meetings: works, summaries: turnedOff, zak: refused, recordings: turnedOff }),
  ).toEqual([
    '1 of 2 features don’t work',
    'zak error',
    'summaries circle-slash',
    'recordings circle-slash',
    'meetings pass',
  ]);
});

it('counts nothing as failed if only optional scopes are missing', async () => {
  expect(await shown({ meetings: works, summaries: turnedOff })).toEqual([
    'Everything works that your Zoom app has a scope for',
    'summaries circle-slash',
    'meetings pass',
  ]);
});

it('complains about a scope that nothing works without', async () => {
  expect(await shown({ list: { ...turnedOff, isOptional: false }, zak: works })).toEqual([
    '1 of 2 features don’t work',
    'list error',
    'zak pass',
  ]);
});

it('asks nothing if everything works', async () => {
  const message = vi.spyOn(window, 'showInformationMessage');
  const pick = vi.spyOn(window, 'showQuickPick');
  await showChecks(results({ meetings: works }), 'ada@example.com');
  expect(pick).not.toHaveBeenCalled();
  expect(message).toHaveBeenCalledOnce();
});
