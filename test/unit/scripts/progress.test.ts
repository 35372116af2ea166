import { stripVTControlCharacters } from 'node:util';
import { expect, it, vi } from 'vitest';
import { Progress } from '../../../scripts/lib/progress.mjs';

/** Runs a step until the output matches, and returns the whole output. */
async function runStep(
  { isTTY = false, columns = 80, interval = 60_000 },
  { status, until = /Installing/ }: { status?: () => string; until?: RegExp } = {},
): Promise<string> {
  let output = '';
  const write = (text: string) => (output += text);
  const progress = new Progress({ write, isTTY, columns }, interval);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const step = progress.step('Installing', () => promise, status);
  await vi.waitFor(() => {
    expect(output).toMatch(until);
  });
  resolve(undefined);
  await step;
  return output;
}

it('says in a log what starts and what is done, without control characters', async () => {
  expect(await runStep({})).toBe('Installing …\nInstalling … 0 s\n');
});

it('says in a log how far a long step is', async () => {
  let packages = 0;
  const output = await runStep(
    { interval: 5 },
    { status: () => `${++packages} of 9 packages`, until: /: 2 of/ },
  );
  expect(output).toMatch(
    /^Installing …\nInstalling: 1 of 9 packages … 0 s\nInstalling: 2 of 9 packages … 0 s\n(.*\n)*Installing … 0 s\n$/,
  );
  expect(output).not.toContain('\r');
  expect(stripVTControlCharacters(output)).toBe(output);
});

it('shows in a terminal one line that changes, no wider than the terminal', async () => {
  const output = await runStep(
    { isTTY: true, columns: 30 },
    { status: () => '1 of 9 packages of a long list' },
  );
  const [first, ...others] = output.split('\r\x1b[K').filter((part) => part !== '');
  expect(first).toBe('Installing: 1 of 9 packages o');
  expect(others).toEqual(['Installing … 0 s\n']);
});

it('prints no line of success for a step that fails', async () => {
  let output = '';
  const progress = new Progress({ write: (text: string) => (output += text) });
  await expect(
    progress.step('Installing', () => Promise.reject(new Error('no'))),
  ).rejects.toThrow();
  expect(output).toBe('Installing …\n');
});
