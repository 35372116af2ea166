import { expect, it } from 'vitest';
import type * as vscode from 'vscode';
import { type SetUpDraft, SetUpDrafts, setUpSteps } from '../../../src/accounts/setUp/setUpDraft';

/** Drafts in a state that has `stored`, and what the state has. */
function draftsWith(stored?: unknown) {
  const values = new Map<string, unknown>(stored === undefined ? [] : [['zoom.setUp', stored]]);
  const state: vscode.Memento = {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key, value) => {
      values.set(key, JSON.parse(JSON.stringify(value ?? null)));
      return Promise.resolve();
    },
  };
  return { drafts: new SetUpDrafts(state), values };
}

it.each<[Omit<SetUpDraft, 'step'>, string[]]>([
  [{ source: 'newApp' }, ['source', 'features', 'app', 'clientId']],
  [{ source: 'newApp', kind: 'public' }, ['source', 'features', 'app', 'clientId']],
  [{ source: 'newApp', kind: 'other' }, ['source', 'features', 'app', 'clientId', 'secret']],
  [{ source: 'existingApp' }, ['source', 'clientId']],
  [{ source: 'existingApp', kind: 'unknown' }, ['source', 'clientId', 'secret']],
])('asks what %j leads to', (answers, steps) => {
  expect(setUpSteps({ step: 'source', ...answers })).toEqual(steps);
});

it('continues a setup that was interrupted, until it is complete', async () => {
  const { drafts } = draftsWith();
  const draft: SetUpDraft = { step: 'app', source: 'newApp', scopes: ['user:read:user'] };
  await drafts.save(draft);
  expect(drafts.read()).toEqual(draft);
  await drafts.clear();
  expect(drafts.read()).toBeUndefined();
});

it.each([
  'app',
  { step: 'app' },
  { step: 'elsewhere', source: 'newApp' },
  { step: 'secret', source: 'newApp', clientId: 'sandboxPublicClient', kind: 'public' },
  { step: 'features', source: 'existingApp' },
  { step: 'clientId', source: 'newApp', clientId: '[a](command:x)' },
])('starts over after %j', (stored) => {
  expect(draftsWith(stored).drafts.read()).toBeUndefined();
});
