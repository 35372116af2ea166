import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { behaviorChoices } from '../../../sandbox/behavior.ts';

const main = fileURLToPath(new URL('../../../sandbox/main.ts', import.meta.url));
const children: ChildProcess[] = [];

function start(...options: string[]) {
  const child = spawn(process.execPath, [main, ...options], { stdio: 'pipe' });
  children.push(child);
  return child;
}

async function firstLine(child: ReturnType<typeof start>): Promise<{ url: string }> {
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return JSON.parse(line.toString()) as { url: string };
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

it('prints its URL, and ends when its standard input does', async () => {
  const child = start('--meetings', '3', '--clock', '2026-03-01T09:00:00Z');
  const { url } = await firstLine(child);
  const state: unknown = await (await fetch(`${url}/sandbox/state`)).json();
  expect(state).toMatchObject({ meetings: 3 });
  child.stdin.end();
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

it('prints its options, and starts with choices of behavior', async () => {
  const help = start('--help');
  const usage = await text(help.stdout);
  for (const [name, choices] of Object.entries(behaviorChoices)) {
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(usage).toContain(`[--${flag} ${choices.join('|')}]`);
  }
  const { url } = await firstLine(start('--series-in-lists', 'once', '--server-zak', 'refused'));
  const state: unknown = await (await fetch(`${url}/sandbox/state`)).json();
  expect(state).toMatchObject({
    behavior: { seriesInLists: 'once', serverZak: 'refused', refreshedScope: 'sent' },
  });
});

it('ends on SIGTERM', async () => {
  const child = start();
  await firstLine(child);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

it('reports in one line that a port is taken', async () => {
  const { url } = await firstLine(start());
  const second = start('--port', new URL(url).port);
  const complaint = await text(second.stderr);
  expect(complaint).toMatch(/^Cannot start the sandbox: .*EADDRINUSE.*\n$/);
});

it.each([
  ['--port', 'x'],
  ['--meetings', 'many'],
  ['--clock', 'noon'],
  ['--time-zone', 'Mars'],
  ['--server-zak', 'maybe'],
])('rejects %s %s', async (option, value) => {
  const child = start(option, value);
  const [complaint] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(complaint).toContain(`Cannot start the sandbox: The value of ${option} is invalid.`);
  expect(child.exitCode).toBe(1);
});
