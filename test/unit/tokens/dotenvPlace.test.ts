import { beforeEach, expect, it, vi } from 'vitest';
import { Uri } from 'vscode';
import { ActionableError } from '../../../src/platform/actionableError';
import { DotenvPlace } from '../../../src/tokens/targets/dotenvPlace';

/** A file that nobody has open, and what happens when it is written. */
const file = vi.hoisted(() => ({
  content: 'A=1\n',
  write: (bytes: Uint8Array): Promise<void> => Promise.reject(new Error(String(bytes.length))),
}));

vi.mock('vscode', async (importOriginal) => {
  const standIn = await importOriginal<{ workspace: object }>();
  return {
    ...standIn,
    FileSystemError: class extends Error {},
    workspace: {
      ...standIn.workspace,
      textDocuments: [],
      fs: {
        stat: () => Promise.resolve({ size: file.content.length }),
        readFile: () => Promise.resolve(Buffer.from(file.content)),
        writeFile: (_uri: unknown, bytes: Uint8Array) => file.write(bytes),
      },
    },
  };
});

const { FileSystemError } = await import('vscode');

let copied: string[];
let written: string[];

const setZak = () => {
  const uri = Object.assign(Uri.from({ scheme: 'file' }), { path: '/project/.env' });
  const place = new DotenvPlace(uri, 'ZAK', (token) => copied.push(token));
  return place.writeToken('eyJ');
};

beforeEach(() => {
  [copied, written] = [[], []];
  file.write = (bytes) => {
    written.push(Buffer.from(bytes).toString());
    return Promise.resolve();
  };
});

it('A variable of a file that is not open is set', async () => {
  await setZak();
  expect(written).toEqual(['A=1\nZAK=eyJ\n']);
});

it('A file that cannot be written is named, and the token can be copied', async () => {
  file.write = () => Promise.reject(new FileSystemError('EACCES: permission denied'));
  const error: unknown = await setZak().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ActionableError);
  expect(error).toMatchObject({
    message: '.env can’t be written. It may be read-only.',
    actions: [expect.objectContaining({ title: 'Copy Instead' })],
  });
  expect(copied).toEqual([]);
  await (error as ActionableError).actions[0]?.run();
  expect(copied).toEqual(['eyJ']);
});

it('Another failure than that of the file system stays what it is', async () => {
  file.write = () => Promise.reject(new TypeError('A bug.'));
  await expect(setZak()).rejects.toThrow(TypeError);
});
