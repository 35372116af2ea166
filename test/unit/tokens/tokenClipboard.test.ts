import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TokenClipboard } from '../../../src/tokens/targets/tokenClipboard';

const system = vi.hoisted(() => ({ clipboard: '', isReadable: true }));

vi.mock('vscode', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  env: {
    clipboard: {
      readText: () =>
        system.isReadable ? Promise.resolve(system.clipboard) : Promise.reject(new Error('denied')),
      writeText: (text: string) => {
        system.clipboard = text;
        return Promise.resolve();
      },
    },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(system, { clipboard: '', isReadable: true });
});
afterEach(() => {
  vi.useRealTimers();
});

it('is cleared after a minute if it still has the token', async () => {
  await new TokenClipboard().writeToken('token');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(system.clipboard).toBe('token');
  await vi.advanceTimersByTimeAsync(1);
  expect(system.clipboard).toBe('');
});

it('keeps what was copied since', async () => {
  await new TokenClipboard().writeToken('token');
  system.clipboard = 'something else';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(system.clipboard).toBe('something else');
});

it('gives a second token a minute of its own', async () => {
  const clipboard = new TokenClipboard();
  await clipboard.writeToken('first');
  await vi.advanceTimersByTimeAsync(40_000);
  await clipboard.writeToken('second');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(system.clipboard).toBe('second');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(system.clipboard).toBe('');
});

it('is left alone if it cannot be read', async () => {
  await new TokenClipboard().writeToken('token');
  system.isReadable = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(system.clipboard).toBe('token');
});

it('is cleared when the extension ends', async () => {
  const clipboard = new TokenClipboard();
  await clipboard.writeToken('token');
  clipboard.dispose();
  await vi.advanceTimersByTimeAsync(0);
  expect(system.clipboard).toBe('');
});
