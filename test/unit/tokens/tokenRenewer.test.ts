import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Uri, type TextDocument } from 'vscode';
import { TokenRenewer } from '../../../src/tokens/expiry/tokenRenewer';
import { jwtOf } from '../support/jwts.ts';

const old = jwtOf({ alg: 'HS256' }, { n: 1 }, 'b2xk');
const issued = { token: jwtOf({ alg: 'HS256' }, { n: 2 }, 'bmV3'), expiresAt: 0 };

/** An unsaved document with a token in it, and what was written into it. */
const state = vi.hoisted(() => ({
  documents: [] as { version: number }[],
  written: [] as string[],
}));

vi.mock('vscode', async (importOriginal) => {
  const standIn = await importOriginal<{ workspace: object; Range: unknown }>();
  return {
    ...standIn,
    Position: standIn.Range,
    WorkspaceEdit: class {
      replace(_uri: unknown, _range: unknown, text: string): void {
        state.written.push(text);
      }
    },
    workspace: {
      ...standIn.workspace,
      textDocuments: state.documents,
      applyEdit: () => {
        for (const document of state.documents) {
          document.version++;
        }
        return Promise.resolve(true);
      },
    },
  };
});

let remembered: { replaced: string | undefined }[];

/** @param onRemember what happens while the hash of the new token is kept */
function renewToken(onRemember: () => void): Promise<void> {
  const uri = Uri.from({ scheme: 'untitled' });
  const document: Partial<TextDocument> = {
    ...{ uri, version: 1, isUntitled: true, isDirty: true, isClosed: false, lineCount: 1 },
    lineAt: () => ({ text: `A=${old}` }) as never,
    offsetAt: () => 0,
    positionAt: () => ({}) as never,
  };
  state.documents.splice(0, Infinity, document as TextDocument);
  const renewer = new TokenRenewer({
    issuer: { issueToken: () => Promise.resolve(issued) },
    question: { confirmFile: () => Promise.resolve('write') },
    inserted: {
      find: () => ({ hash: '', spec: { kind: 'access', accountId: 'ada' }, expiresAt: 0 }),
      remember: async (_issued, _spec, replaced) => {
        await Promise.resolve();
        remembered.push({ replaced });
        onRemember();
      },
    },
    clipboard: { writeToken: () => Promise.resolve() },
  });
  return renewer.renewToken(uri, { line: 0, character: 5 });
}

beforeEach(() => {
  state.written.length = 0;
  remembered = [];
});

describe('Renewing a token', () => {
  it('replaces it, and then forgets the one before', async () => {
    await renewToken(() => undefined);
    expect(state.written).toEqual([issued.token]);
    expect(remembered).toEqual([{ replaced: undefined }, { replaced: old }]);
  });

  it('writes nothing if the document changes while the new hash is kept', async () => {
    const change = () => {
      for (const document of state.documents) {
        document.version++;
      }
    };
    await expect(renewToken(change)).rejects.toThrow('The file changed');
    expect(state.written).toEqual([]);
    expect(remembered).toEqual([{ replaced: undefined }]);
  });
});
