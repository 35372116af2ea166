import * as vscode from 'vscode';
import { findJwtAt } from '../../jwt/findJwts';
import { ActionableError } from '../../platform/actionableError';
import { showConfirmation } from '../../platform/showConfirmation';
import type { TokenIssuer } from '../insert/tokenIssuer';
import type { CommitQuestion } from '../targets/commitQuestion';
import { editDocument, findOpenDocument, isOpen } from '../targets/tokenEdit';
import type { TokenPlace } from '../targets/tokenPlace';
import type { InsertedTokens } from './insertedTokens';

/** What {@link TokenRenewer} needs. */
export interface TokenRenewerDeps {
  issuer: Pick<TokenIssuer, 'issueToken'>;
  question: Pick<CommitQuestion, 'confirmFile'>;
  inserted: Pick<InsertedTokens, 'find' | 'remember'>;
  clipboard: Pick<TokenPlace, 'writeToken'>;
}

/** Replaces tokens in place that this extension has given. */
export class TokenRenewer {
  constructor(private readonly deps: TokenRenewerDeps) {}

  /**
   * Replaces a token of an open document by another one of the same kind and with the same options. Nothing
   * is asked unless the file may end up in a commit, and nothing is returned, so that no program gets a
   * token that way.
   *
   * @param uri of the document
   * @param position in the token or next to it
   * @throws {ActionableError} if there is no such token, or if the file was closed, changed or deleted
   *   before the other one came; nothing is written then
   * @throws {vscode.CancellationError} if the person does not want it in the file
   */
  async renewToken(uri: unknown, position: unknown): Promise<void> {
    const document = findOpenDocument(readUri(uri));
    const { line, character } = readPosition(position);
    if (document === undefined || line >= document.lineCount) {
      throw unknownToken();
    }
    const found = findJwtAt(document.lineAt(line).text, character);
    const known = found && this.deps.inserted.find(found.text);
    if (found === undefined || known === undefined) {
      throw unknownToken();
    }
    const { version } = document;
    const wasOnDisk = await isOnDisk(document);
    await this.deps.question.confirmFile(document, false);
    const issued = await this.deps.issuer.issueToken(known.spec);
    if (issued.token === found.text) {
      showConfirmation(vscode.l10n.t('This token is still valid, and Zoom has no newer one'));
      return;
    }
    // What shows when it expires looks for it as soon as it is in the file. This takes a moment, in which
    // the file may change, so it comes first.
    await this.deps.inserted.remember(issued, known.spec);
    const isGone = !isOpen(document) || (wasOnDisk && !(await isOnDisk(document)));
    if (isGone || document.version !== version) {
      throw new ActionableError(
        isGone
          ? vscode.l10n.t(
              'The file was closed or deleted before the new token came, so nothing was written.',
            )
          : vscode.l10n.t('The file changed before the new token came, so nothing was written.'),
      );
    }
    const lineStart = document.offsetAt(new vscode.Position(line, 0));
    const edit = {
      start: lineStart + found.start,
      end: lineStart + found.end,
      text: issued.token,
    };
    await editDocument(document, [edit], () => this.deps.clipboard.writeToken(issued.token));
    await this.deps.inserted.remember(issued, known.spec, found.text);
    showConfirmation(vscode.l10n.t('Token renewed'));
  }
}

async function isOnDisk({ uri, isUntitled }: vscode.TextDocument): Promise<boolean> {
  return (
    !isUntitled &&
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    )
  );
}

function readUri(value: unknown): vscode.Uri {
  if (value instanceof vscode.Uri) {
    return value;
  }
  if (typeof value === 'string' && value !== '') {
    return vscode.Uri.parse(value);
  }
  throw unknownToken();
}

function readPosition(value: unknown): { line: number; character: number } {
  if (typeof value === 'object' && value !== null && 'line' in value && 'character' in value) {
    const { line, character } = value;
    if (isIndex(line) && isIndex(character)) {
      return { line, character };
    }
  }
  throw unknownToken();
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function unknownToken(): ActionableError {
  return new ActionableError(
    vscode.l10n.t('There is no token here that Meetings for Zoom has inserted.'),
    [
      {
        title: vscode.l10n.t('Insert Token'),
        run: () => vscode.commands.executeCommand('zoom.insertToken'),
      },
    ],
  );
}
