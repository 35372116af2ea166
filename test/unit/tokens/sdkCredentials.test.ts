import { beforeEach, describe, expect, it } from 'vitest';
import * as vscode from 'vscode';
import { sdkKinds } from '../../../src/jwt/sdkSignature';
import { Settings } from '../../../src/platform/settings';
import { SdkCredentialStore } from '../../../src/tokens/sdkCredentials';
import { SdkSecretCommands } from '../../../src/tokens/sdkSecretCommands';
import { MemorySecrets } from '../support/memorySecrets.ts';

/** A question in an input box, and what is wrong with the answers that were not accepted. */
interface Asked {
  title: string;
  isPassword: boolean;
  refused: string[];
  /** How many settings were saved before the question. */
  savedBefore: number;
}

let values: Map<string, unknown>;
let secrets: MemorySecrets;
let asked: Asked[];
/** What the person types one after the other; Escape if nothing is left. */
let answers: string[];
let store: SdkCredentialStore;

beforeEach(() => {
  values = new Map();
  secrets = new MemorySecrets();
  asked = [];
  answers = [];
  Object.assign(vscode.window, { createInputBox });
  store = new SdkCredentialStore(
    new Settings(() => ({
      get: (id) => values.get(id),
      inspect: (id) => ({ globalValue: values.get(id), defaultValue: '' }),
      update: (id, value) => {
        values.set(id, value);
        return Promise.resolve();
      },
    })),
    secrets,
  );
});

/** An input box in which a person types the answers. */
function createInputBox(): object {
  let accept: () => void = () => undefined;
  let hide: () => void = () => undefined;
  const box = {
    title: '',
    value: '',
    password: false,
    validationMessage: undefined as string | undefined,
    onDidChangeValue: () => undefined,
    onDidTriggerButton: () => undefined,
    onDidAccept: (listener: () => void) => (accept = listener),
    onDidHide: (listener: () => void) => (hide = listener),
    dispose: () => undefined,
    show: () => {
      const question: Asked = {
        title: box.title,
        isPassword: box.password,
        refused: [],
        savedBefore: values.size,
      };
      asked.push(question);
      for (;;) {
        const answer = answers.shift();
        if (answer === undefined) {
          hide();
          return;
        }
        box.value = answer;
        accept();
        if (box.validationMessage === undefined) {
          return;
        }
        question.refused.push(box.validationMessage);
      }
    },
  };
  return box;
}

describe.each(sdkKinds)('The credentials of the %s', (kind) => {
  const other = kind === 'meetingSdk' ? 'videoSdk' : 'meetingSdk';

  it('are asked for once, and kept without the blanks around them', async () => {
    answers = ['  ownKey\n', ' ownSecret\t'];
    const credentials = { key: 'ownKey', secret: 'ownSecret' };
    expect(await store.requireCredentials(kind)).toEqual(credentials);
    expect(await store.requireCredentials(kind)).toEqual(credentials);
    expect(asked.map(({ isPassword }) => isPassword)).toEqual([false, true]);
    expect([...values]).toEqual([[`zoom.${kind}.key`, 'ownKey']]);
    expect(await secrets.keys()).toEqual([`zoom.sdkSecret.${kind}.ownKey`]);
  });

  it('are saved after both questions, so that no text is typed into an editor between them', async () => {
    answers = ['ownKey', 'ownSecret'];
    await store.requireCredentials(kind);
    expect(asked.map(({ savedBefore }) => savedBefore)).toEqual([0, 0]);
  });

  it('are not saved in part', async () => {
    answers = ['ownKey'];
    await expect(store.requireCredentials(kind)).rejects.toBeInstanceOf(vscode.CancellationError);
    expect([...values]).toEqual([]);
  });

  it('have a secret in the secret storage alone', async () => {
    answers = ['ownSecretOfThirtyTwoCharacters00', 'ownKey', 'ownKey', 'own secret', 'ownSecret'];
    await store.requireCredentials(kind);
    expect(asked.map(({ refused }) => refused)).toEqual([
      [expect.stringContaining('looks like a secret')],
      [expect.stringContaining('This is the key'), expect.stringContaining('one word')],
    ]);
    expect([...values.values()]).toEqual(['ownKey']);
  });

  it('are not changed by Escape', async () => {
    values.set(`zoom.${kind}.key`, 'ownKey');
    answers = ['first'];
    await store.requireCredentials(kind);
    await expect(store.replaceSecret(kind)).rejects.toBeInstanceOf(vscode.CancellationError);
    expect(await store.findSecret(kind)).toBe('first');
  });

  it('can be replaced and forgotten, with those of earlier keys', async () => {
    values.set(`zoom.${kind}.key`, 'earlierKey');
    answers = ['first', 'second'];
    await store.requireCredentials(kind);
    values.set(`zoom.${kind}.key`, 'ownKey');
    expect(await store.findSecret(kind)).toBeUndefined();
    await new SdkSecretCommands(store).handlers['zoom.setSdkSecret']({ sdk: kind });
    expect(await store.findSecret(kind)).toBe('second');
    await secrets.store(`zoom.sdkSecret.${other}.ownKey`, 'of the other');
    await secrets.store('accounts', 'of others');
    const forget = new SdkSecretCommands(store).handlers['zoom.forgetSdkSecret'];
    expect(await forget({ sdk: kind })).toBe(true);
    expect(await forget({ sdk: kind })).toBe(false);
    expect(await secrets.keys()).toEqual([`zoom.sdkSecret.${other}.ownKey`, 'accounts']);
  });

  it('say whose key it is', () => {
    expect(store.ownerOf('')).toBeUndefined();
    values.set(`zoom.${kind}.key`, ' ownKey ');
    expect(store.ownerOf('ownKey')).toBe(kind);
    expect(store.ownerOf('')).toBeUndefined();
    expect(store.ownerOf('otherKey')).toBeUndefined();
  });
});

it('The commands refuse an SDK that does not exist, and ask nothing', async () => {
  const { handlers } = new SdkSecretCommands(store);
  for (const handle of Object.values(handlers)) {
    await expect(Promise.resolve(handle({ sdk: 'chat' }))).rejects.toMatchObject({
      name: 'ZoomValidationError',
      fields: [{ field: 'sdk' }],
    });
  }
  expect(asked).toEqual([]);
});
