import { describe, expect, it } from 'vitest';
import { FallbackSecrets } from '../../../src/platform/fallbackSecrets';

type SecretStorage = ConstructorParameters<typeof FallbackSecrets>[0];

/** A secret storage that can lose its keyring. */
class Keyring implements SecretStorage {
  readonly values = new Map<string, string>();
  isThere = true;
  readonly onDidChange = (() => undefined) as unknown as SecretStorage['onDidChange'];

  get(key: string) {
    return this.answer(() => this.values.get(key));
  }
  store(key: string, value: string) {
    return this.answer(() => void this.values.set(key, value));
  }
  delete(key: string) {
    return this.answer(() => void this.values.delete(key));
  }
  keys() {
    return this.answer(() => [...this.values.keys()]);
  }

  private answer<T>(act: () => T): Promise<T> {
    return this.isThere ? Promise.resolve(act()) : Promise.reject(new Error('No keyring.'));
  }
}

function start() {
  const keyring = new Keyring();
  const failures: unknown[] = [];
  return {
    keyring,
    failures,
    secrets: new FallbackSecrets(keyring, (error) => failures.push(error)),
  };
}

describe('FallbackSecrets', () => {
  it('uses the keyring while there is one', async () => {
    const { keyring, failures, secrets } = start();
    await secrets.store('a', '1');
    expect(keyring.values).toEqual(new Map([['a', '1']]));
    expect(await secrets.get('a')).toBe('1');
    expect(await secrets.keys()).toEqual(['a']);
    await secrets.delete('a');
    expect(await secrets.get('a')).toBeUndefined();
    expect(failures).toEqual([]);
  });

  it('keeps in memory what it cannot store, and reports it once', async () => {
    const { keyring, failures, secrets } = start();
    keyring.isThere = false;
    await secrets.store('a', '1');
    await secrets.store('b', '2');
    expect(await secrets.get('a')).toBe('1');
    expect(await secrets.keys()).toEqual(['a', 'b']);
    await secrets.delete('a');
    expect(await secrets.get('a')).toBeUndefined();
    expect(failures).toHaveLength(1);
  });

  it('returns to a keyring that works again, and drops the older value in memory', async () => {
    const { keyring, secrets } = start();
    keyring.isThere = false;
    await secrets.store('a', 'old');
    keyring.isThere = true;
    await secrets.store('a', 'new');
    keyring.values.set('a', 'from another window');
    expect(await secrets.get('a')).toBe('from another window');
  });
});
