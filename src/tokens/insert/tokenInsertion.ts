import type { InsertedTokens } from '../expiry/insertedTokens';
import type { CommitQuestion } from '../targets/commitQuestion';
import type { TokenPlace } from '../targets/tokenPlace';
import type { TokenIssuer } from './tokenIssuer';
import type { TokenSpec } from './tokenSpec';

/** What {@link TokenInsertion} needs. */
export interface TokenInsertionDeps {
  issuer: Pick<TokenIssuer, 'requestPermission' | 'issueToken'>;
  question: Pick<CommitQuestion, 'confirmFile'>;
  /** What has the token if the person does not want it in a file. */
  clipboard: TokenPlace;
  inserted: Pick<InsertedTokens, 'remember'>;
}

/** Which token goes where. */
export interface InsertionRequest {
  spec: TokenSpec;
  place: TokenPlace;
  /** Whether a person is asked about a file that git does not ignore. */
  confirm: boolean;
  /** Requests the token once more, after the person has chosen to be asked again. */
  retry: () => unknown;
}

/** Gives a token, after a person has allowed it. */
export class TokenInsertion {
  constructor(private readonly deps: TokenInsertionDeps) {}

  /**
   * Returns a token that was put in a place, or in the clipboard if the person prefers that. Asks before
   * the token is created, so that no unused one exists.
   *
   * @throws {vscode.CancellationError} if the person does not allow it
   */
  async insertToken({ spec, place, confirm, retry }: InsertionRequest): Promise<string> {
    const { issuer, question, clipboard, inserted } = this.deps;
    await issuer.requestPermission(spec, retry);
    const isCopied =
      confirm &&
      place.file !== undefined &&
      (await question.confirmFile(place.file, true)) === 'copy';
    const issued = await issuer.issueToken(spec);
    // What shows when it expires looks for it as soon as it is in a file.
    await inserted.remember(issued, spec);
    await (isCopied ? clipboard : place).writeToken(issued.token);
    return issued.token;
  }
}
