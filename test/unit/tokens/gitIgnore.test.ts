import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
    textDocuments: [],
  },
}));

/** Contains the folders of a test. */
let parent: string;

/** The folder that most tests make a repository. */
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'zoom-git-'));
  folder = join(parent, 'project');
  await mkdir(folder);
});

afterEach(async () => {
  workspace.isTrusted = true;
  vi.unstubAllEnvs();
  await rm(parent, { recursive: true });
});

describe('GitIgnore', () => {
  it('tells ignored files from exposed ones', async () => {
    git('init', '--quiet');
    await write('.gitignore', '.env\n');
    expect(await statusOf('.env')).toBe('ignored');
    expect(await statusOf('notes.md')).toBe('exposed');
  });

  it('knows files that are in no repository', async () => {
    expect(await statusOf('.env')).toBe('outside');
    await write('.env');
    expect(await statusOf('.env')).toBe('outside');
  });

  it('does not trust a pattern that matches a tracked file', async () => {
    git('init', '--quiet');
    await write('.env');
    git('add', '.env');
    await write('.gitignore', '.env\n');
    expect(await statusOf('.env')).toBe('exposed');
  });

  it('follows a link to the file that would contain the token', async () => {
    git('init', '--quiet');
    await write('.gitignore', '*.link\n');
    await write('tracked.ts');
    git('add', 'tracked.ts');
    await symlink('tracked.ts', join(folder, 'one.link'));
    await symlink('one.link', join(folder, 'two.link'));
    expect(await statusOf('one.link')).toBe('exposed');
    expect(await statusOf('two.link')).toBe('exposed');

    await write('../elsewhere/secrets.env');
    await symlink('../elsewhere/secrets.env', join(folder, 'ignored.link'));
    await symlink('../elsewhere/secrets.env', join(folder, 'shared.env'));
    expect(await statusOf('ignored.link')).toBe('outside');
    expect(await statusOf('shared.env'), 'the link itself').toBe('exposed');
    await symlink('nowhere', join(folder, 'broken.link'));
    expect(await statusOf('broken.link')).toBe('unknown');
  });

  it('follows a folder that is a link into a repository', async () => {
    git('init', '--quiet');
    await write('.gitignore', '.env\n/linked\n');
    await write('code/tracked.ts');
    await symlink(join(folder, 'code'), join(parent, 'outside'));
    await symlink('code', join(folder, 'linked'));
    for (const name of ['../outside', 'linked']) {
      expect(await statusOf(`${name}/tracked.ts`)).toBe('exposed');
      expect(await statusOf(`${name}/new.ts`)).toBe('exposed');
      expect(await statusOf(`${name}/.env`)).toBe('ignored');
    }
  });

  it('does not know where the other names of a file are', async () => {
    await write('tracked.ts');
    await link(join(folder, 'tracked.ts'), join(parent, '.env'));
    expect(await statusOf('../.env')).toBe('unknown');
  });

  it('asks nothing about a folder that does not exist', async () => {
    expect(await statusOf('missing/.env')).toBe('unknown');
  });

  it('does not know what a git would say that is not installed', async () => {
    git('init', '--quiet');
    await write('.gitignore', '.env\n');
    vi.stubEnv('PATH', join(parent, 'empty'));
    expect(await statusOf('.env')).toBe('unknown');
    expect(await statusOf('notes.md')).toBe('unknown');
    const files = new GitIgnore();
    const uri = Uri.file(join(folder, 'notes.md'));
    expect(await files.canIgnore({ uri, isUntitled: false })).toBe(false);
  });

  it('is not led to another repository by the environment', async () => {
    git('init', '--quiet');
    await write('tracked.env');
    git('add', 'tracked.env');
    await write('.gitignore', '*.env\n');
    await write('../other/.gitignore', '*\n');
    const other = join(parent, 'other');
    execFileSync('git', ['-C', other, 'init', '--quiet']);
    for (const [name, value] of Object.entries({
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: folder,
      GIT_INDEX_FILE: join(other, 'index'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.excludesFile',
      GIT_CONFIG_VALUE_0: join(other, '.gitignore'),
    })) {
      vi.stubEnv(name, value);
    }
    expect(plainExitCode('tracked.env'), 'git is led there by these').toBe(0);
    expect(await statusOf('tracked.env')).toBe('exposed');
    expect(await statusOf('new.ts')).toBe('exposed');
  });

  it('does not take a bare repository among the files for the repository of the file', async () => {
    git('init', '--quiet');
    const bare = join(folder, 'bare');
    execFileSync('git', ['init', '--quiet', '--bare', bare]);
    for (const setting of ['core.bare=false', `core.worktree=${bare}`]) {
      execFileSync('git', ['-C', bare, 'config', ...setting.split('=')]);
    }
    await write('bare/info/exclude', '*\n');
    expect(plainExitCode('bare/notes.md'), 'git takes it without our options').toBe(0);
    expect(await statusOf('bare/notes.md')).toBe('unknown');
  });

  it.each(['.hg', '.svn', '.jj', '_darcs', '.bzr', '.sl', '.fslckout', '_FOSSIL_', 'CVS/Root'])(
    'does not know what is ignored in a working copy with %s',
    async (name) => {
      git('init', '--quiet');
      await write('.gitignore', '.env\n');
      await write('deeper/folder/.env');
      expect(await statusOf('deeper/folder/.env')).toBe('ignored');
      await write(join('..', name));
      expect(await statusOf('deeper/folder/.env')).toBe('unknown');
      expect(await statusOf('../.env')).toBe('unknown');
      expect(await statusOf('deeper/folder/notes.md')).toBe('exposed');
    },
  );

  it('does not run git in a workspace that is not trusted', async () => {
    git('init', '--quiet');
    workspace.isTrusted = false;
    expect(await statusOf('notes.md')).toBe('unknown');
  });
});

describe('the configuration of a repository', () => {
  let program: string;
  let trace: string;

  beforeEach(async () => {
    program = join(parent, 'program.sh');
    trace = join(parent, 'trace');
    await writeFile(program, `#!/bin/sh\ntouch '${trace}'\nexit 1\n`);
    await chmod(program, 0o755);
    git('init', '--quiet');
  });

  /** Checks that git runs the program that a test has configured, and that we make it not do so. */
  const expectNoProgram = async () => {
    plainExitCode('.env');
    expect(existsSync(trace), 'git runs it without our options').toBe(true);
    await rm(trace);
    expect(await statusOf('.env')).toBe('exposed');
    expect(existsSync(trace)).toBe(false);
  };

  it('runs no file system monitor', async () => {
    await write('tracked');
    git('add', 'tracked');
    git('config', 'core.fsmonitor', program);
    await expectNoProgram();
  });

  it.each([
    { transport: 'ssh', url: () => 'ssh://host/path', setting: 'core.sshCommand' },
    { transport: 'a local path', url: () => parent, setting: 'remote.origin.uploadpack' },
    { transport: 'a program', url: () => `ext::${program}`, setting: undefined },
  ])(
    'runs nothing to fetch what a partial clone lacks, by $transport',
    async ({ url, setting }) => {
      git('config', 'core.repositoryformatversion', '1');
      git('config', 'extensions.partialClone', 'origin');
      git('config', 'remote.origin.promisor', 'true');
      git('config', 'remote.origin.url', url());
      git('config', 'protocol.ext.allow', 'always');
      if (setting !== undefined) {
        git('config', setting, program);
      }
      // Git reads the patterns from the index, and has no object for them.
      const missing = '0123456789abcdef0123456789abcdef01234567';
      git('update-index', '--add', '--cacheinfo', `100644,${missing},.gitignore`);
      git('update-index', '--skip-worktree', '.gitignore');
      await expectNoProgram();
    },
  );
});

describe('A line in .gitignore', () => {
  const documentOf = (name: string) => ({
    isUntitled: false,
    uri: Uri.file(join(folder, name)),
  });
  const canIgnore = (name: string) => new GitIgnore().canIgnore(documentOf(name));
  const ignore = (name: string) => new GitIgnore().ignoreFile(documentOf(name));
  const list = () => readFile(join(folder, '.gitignore'), 'latin1');

  beforeEach(() => {
    git('init', '--quiet');
  });

  it.each([
    ['no list', undefined, '/.env\n'],
    ['a list', 'node_modules/\n', 'node_modules/\n/.env\n'],
    ['a list without a line break at its end', 'dist', 'dist\n/.env\n'],
    ['a list of Windows', 'dist\r\nout\r\n', 'dist\r\nout\r\n/.env\r\n'],
    ['a list that is no UTF-8', '\xffx\n', '\xffx\n/.env\n'],
  ])('is added to %s', async (_name, before, after) => {
    if (before !== undefined) {
      await writeFile(join(folder, '.gitignore'), before, 'latin1');
    }
    expect(await canIgnore('.env')).toBe(true);
    expect(await ignore('.env')).toBe('ignored');
    expect(await list()).toBe(after);
  });

  it.each(['sub/dir/.env', '#x', '!x', 'a*b[c]?', 'end ', 'back\\slash', 'ä'])(
    'matches the file %s and no other',
    async (name) => {
      await write(name);
      await write('other/.env');
      expect(await ignore(name)).toBe('ignored');
      expect(plainExitCode(name)).toBe(0);
      expect(await statusOf('other/.env')).toBe('exposed');
      expect(await statusOf('aXb[c]y')).toBe('exposed');
    },
  );

  it('is not offered if it has no effect, or not this one', async () => {
    await write('tracked');
    git('add', 'tracked');
    await write('.gitignore', '.env\n');
    expect(await canIgnore('tracked')).toBe(false);
    expect(await canIgnore('.env')).toBe(false);
    expect(await canIgnore('new\nline')).toBe(false);
    workspace.isTrusted = false;
    expect(await canIgnore('new')).toBe(false);
    workspace.isTrusted = true;
    await rm(join(folder, '.gitignore'));
    await write('elsewhere');
    await symlink('elsewhere', join(folder, '.gitignore'));
    expect(await canIgnore('new')).toBe(false);
  });

  it('is not offered outside a repository', async () => {
    await rm(join(folder, '.git'), { recursive: true });
    expect(await canIgnore('.env')).toBe(false);
  });

  it('covers a link and the file that it leads to', async () => {
    await write('real.env');
    await symlink('real.env', join(folder, 'link.env'));
    expect(await ignore('link.env')).toBe('ignored');
    expect((await list()).split('\n').sort()).toEqual(['', '/link.env', '/real.env']);
  });

  it('says if a later pattern takes it out again', async () => {
    await write('sub/.gitignore', '!.env\n');
    expect(await ignore('sub/.env')).toBe('exposed');
  });
});

function git(...args: string[]): void {
  execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
}

/** Git's own answer for a file, with none of our options. */
function plainExitCode(name: string): number | null {
  const file = join(folder, name);
  return spawnSync('git', ['-C', dirname(file), 'check-ignore', '--quiet', file]).status;
}

/** Writes a file into the folder, with the folders that it is in. */
async function write(name: string, text = ''): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}

function statusOf(name: string) {
  return new GitIgnore().statusOf({ isUntitled: false, uri: Uri.file(join(folder, name)) });
}
