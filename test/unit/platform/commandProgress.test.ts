import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { CommandProgress, quietWait } from '../../../src/platform/commandProgress';

/** A notification with progress. */
interface Shown {
  texts: (string | undefined)[];
  options: vscode.ProgressOptions;
  isVisible: boolean;
  cancel: () => void;
}

let shown: Shown[];
let progress: CommandProgress;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  progress = new CommandProgress();
  vi.spyOn(vscode.window, 'withProgress').mockImplementation((options, task) => {
    const canceled = new vscode.EventEmitter<void>();
    const one: Shown = { texts: [], options, isVisible: true, cancel: () => canceled.fire() };
    shown.push(one);
    const report = ({ message }: { message?: string }) => one.texts.push(message);
    const token = { isCancellationRequested: false, onCancellationRequested: canceled.event };
    return task({ report }, token).then((result) => {
      one.isVisible = false;
      return result;
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A request that lasts for a time, in ms, or until it is aborted. */
function request(ms: number): Promise<string> {
  return progress.waitFor(
    (signal) =>
      new Promise((resolve, reject) => {
        setTimeout(() => resolve('response'), ms);
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
}

describe('A command that waits for Zoom', () => {
  it('says so after a second, until the response is there', async () => {
    const result = progress.runCommand(() => request(5_000));
    await vi.advanceTimersByTimeAsync(quietWait - 1);
    expect(shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toMatchObject([
      {
        texts: ['Waiting for Zoom…'],
        options: { location: vscode.ProgressLocation.Notification, cancellable: true },
        isVisible: true,
      },
    ]);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(result).resolves.toBe('response');
    expect(shown[0]?.isVisible).toBe(false);
  });

  it('counts requests one after the other as one wait', async () => {
    const result = progress.runCommand(async () => {
      await request(600);
      return request(600);
    });
    await vi.advanceTimersByTimeAsync(quietWait);
    expect(shown).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(600);
    await result;
  });

  it('says nothing while it waits for a person', async () => {
    const answer = Promise.withResolvers();
    const result = progress.runCommand(async () => {
      await request(600);
      await answer.promise;
      await request(600);
    });
    await vi.advanceTimersByTimeAsync(60_000);
    answer.resolve(undefined);
    await vi.advanceTimersByTimeAsync(600);
    await result;
    expect(shown).toEqual([]);
  });

  it('hides the notification while it waits for a person', async () => {
    const answer = Promise.withResolvers();
    const result = progress.runCommand(async () => {
      await request(2_000);
      await answer.promise;
    });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(shown[0]?.isVisible).toBe(false);
    answer.resolve(undefined);
    await result;
  });

  it('says what it does, also while it is shown', async () => {
    const result = progress.runCommand(async () => {
      progress.describeWait('Creating…');
      await request(1_500);
      progress.describeWait('Looking…');
      await request(500);
    });
    await vi.advanceTimersByTimeAsync(2_000);
    await result;
    expect(shown[0]?.texts).toEqual(['Creating…', 'Looking…']);
  });
});

describe('Cancel', () => {
  it('aborts the requests, and ends the command at once', async () => {
    const outcomes: unknown[] = [];
    const result = progress.runCommand(async () => {
      await request(30_000).catch((error: unknown) => {
        outcomes.push(error);
        throw error;
      });
    });
    result.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(quietWait);
    shown[0]?.cancel();
    await expect(result).rejects.toBeInstanceOf(vscode.CancellationError);
    expect(outcomes).toMatchObject([{ name: 'AbortError' }]);
    await vi.advanceTimersByTimeAsync(0);
    expect(shown[0]?.isVisible).toBe(false);
  });

  it('does not affect what the command does afterwards, or has left behind', async () => {
    const later = Promise.withResolvers<unknown>();
    const result = progress.runCommand(() =>
      request(30_000).finally(() => {
        later.resolve(request(2_000));
      }),
    );
    result.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(quietWait);
    shown[0]?.cancel();
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(later.promise).resolves.toBe('response');
    expect(shown).toHaveLength(1);
  });
});

it('Requests outside of commands, and in the background of one, are not shown', async () => {
  const results = [
    request(5_000),
    progress.runCommand(() => progress.runInBackground(() => request(5_000))),
  ];
  await vi.advanceTimersByTimeAsync(5_000);
  await expect(Promise.all(results)).resolves.toEqual(['response', 'response']);
  expect(shown).toEqual([]);
});
