import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Uri } from 'vscode';
import { GitIgnore } from '../../../src/tokens/gitIgnore';

const workspace = vi.hoisted(() => ({ isTrusted: true }));

vi.mock('vscode', () => ({
  Uri: { file: (fsPath: string) => ({ scheme: 'file', fsPath }) },
  workspace: {
    get isTrusted() {
      return workspace.isTrusted;
    },
    fs: { stat: ({ fsPath }: { fsPath: string }) => stat(fsPath) },
  },
}));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-git-'));
});

afterEach(async () => {
  workspace.isTrusted = true;
  await rm(folder, { recursive: true });
});

describe('GitIgnore', () => {
  it('tells ignored files from exposed ones', async () => {
    git('init', '--quiet');
    await writeFile(join(folder, '.gitignore'), '.env\n');
    expect(await statusOf('.env')).toBe('ignored');
    expect(await statusOf('notes.md')).toBe('exposed');
  });

  it('knows files that are in no repository', async () => {
    expect(await statusOf('.env')).toBe('outside');
  });

  it('runs no program that the configuration of the repository names', async () => {
    const trace = join(folder, 'trace');
    const monitor = join(folder, 'monitor.sh');
    await writeFile(monitor, `#!/bin/sh\ntouch '${trace}'\n`);
    await chmod(monitor, 0o755);
    git('init', '--quiet');
    await writeFile(join(folder, 'tracked'), '');
    git('add', 'tracked');
    git('config', 'core.fsmonitor', monitor);
    git('status');
    expect(existsSync(trace), 'git runs it without our option').toBe(true);
    await rm(trace);
    expect(await statusOf('.env')).toBe('exposed');
    expect(existsSync(trace)).toBe(false);
  });

  it('does not run git in a workspace that is not trusted', async () => {
    git('init', '--quiet');
    workspace.isTrusted = false;
    expect(await statusOf('notes.md')).toBe('unknown');
  });
});

function git(...args: string[]): void {
  execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
}

function statusOf(name: string) {
  return new GitIgnore().statusOf({ isUntitled: false, uri: Uri.file(join(folder, name)) });
}
