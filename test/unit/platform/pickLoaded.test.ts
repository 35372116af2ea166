import { afterEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { pickLoaded } from '../../../src/platform/pickLoaded';

const first = { label: 'First' };

afterEach(() => {
  vi.restoreAllMocks();
});

function showing(answer: (items: Promise<unknown>) => Promise<unknown>): void {
  vi.spyOn(vscode.window, 'showQuickPick').mockImplementation(answer as never);
}

describe('pickLoaded', () => {
  it('returns the picked item', async () => {
    showing(async (items) => ((await items) as unknown[])[0]);
    await expect(pickLoaded(Promise.resolve([first]), {})).resolves.toBe(first);
  });

  it('is silent on Escape during loading, even if that fails later', async () => {
    showing(() => Promise.resolve(undefined));
    let fail: (reason: Error) => void = () => undefined;
    const items = new Promise<(typeof first)[]>((_, reject) => (fail = reject));
    await expect(pickLoaded(items, {})).rejects.toBeInstanceOf(vscode.CancellationError);
    fail(new Error('Zoom cannot be reached.'));
  });

  it.each([
    ['closes the pick', (items: Promise<unknown>) => items.catch(() => undefined)],
    [
      'fails the pick',
      (items: Promise<unknown>) =>
        items.catch(() => {
          throw new Error('Of the pick');
        }),
    ],
  ])('tells why reading failed where that %s', async (_, answer) => {
    showing(answer);
    const failure = new Error('Zoom cannot be reached.');
    await expect(pickLoaded(Promise.reject(failure), {})).rejects.toBe(failure);
  });
});
