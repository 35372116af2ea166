import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Disposable } from 'vscode';
import { activateUpcoming } from '../../../src/upcoming/upcomingFeature';

const show = vi.hoisted(() => vi.fn(() => Promise.resolve()));

vi.mock('../../../src/upcoming/statusBar/createStatusBar', () => ({
  createStatusBar: () => ({ cached: { show }, dispose: () => undefined }),
}));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('reads the cache within two seconds of activation, and the meetings after five', async () => {
  const owned: { dispose(): void }[] = [];
  const onDidChange = () => new Disposable(() => undefined);
  const load = vi.fn(() => new Promise(() => undefined));
  activateUpcoming(
    {
      settings: { showsStatusBar: true, reminderMinutes: [], onDidChange },
      globalState: { get: () => undefined },
      log: { error: () => undefined },
      commands: { register: () => undefined },
      own: (disposable: { dispose(): void }) => {
        owned.push(disposable);
        return disposable;
      },
    } as never,
    {
      store: { onDidChange, list: () => Promise.resolve([{}]) },
      load: () => Promise.resolve({ clients: {} }),
    } as never,
    { load } as never,
  );
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(999);
  expect(show).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(load).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(load).toHaveBeenCalledTimes(1);
  owned.forEach((one) => {
    one.dispose();
  });
});
