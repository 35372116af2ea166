import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import { lenientList } from '../../zoom/lenientObject';
import type { IssuedToken } from '../insert/tokenIssuer';
import { type TokenSpec, tokenSpecSchema } from '../insert/tokenSpec';

const stateKey = 'insertedTokens';

/** How many tokens are known at most; the oldest are forgotten. */
const mostTokens = 200;

const insertedTokenSchema = v.object({
  /** SHA-256 of the token, in base64url. The token itself is kept nowhere. */
  hash: v.string(),
  spec: tokenSpecSchema,
  /** In ms since 1970. */
  expiresAt: v.number(),
});

const listSchema = v.fallback(lenientList(insertedTokenSchema), []);

/** What is known of a token that this extension has given. */
export type InsertedToken = v.InferOutput<typeof insertedTokenSchema>;

/** Knows the tokens that the commands have given, by their hashes. */
export class InsertedTokens {
  /** What was read last, because every change of a document looks for its tokens. */
  private last: { stored: unknown; tokens: InsertedToken[] } | undefined;

  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {}

  /** Returns what is known of a token; `undefined` if this extension has not given it. */
  find(token: string): InsertedToken | undefined {
    const hash = hashOf(token);
    return this.list().find((one) => one.hash === hash);
  }

  /**
   * Keeps the hash of a token, with what it takes to get another one.
   *
   * @param replaced a token that no longer is anywhere
   */
  async remember(
    { token, expiresAt }: IssuedToken,
    spec: TokenSpec,
    replaced?: string,
  ): Promise<void> {
    const gone = [hashOf(token), ...(replaced === undefined ? [] : [hashOf(replaced)])];
    const others = this.list().filter(({ hash }) => !gone.includes(hash));
    await this.state.update(stateKey, [
      ...others.slice(1 - mostTokens),
      { hash: hashOf(token), spec, expiresAt } satisfies InsertedToken,
    ]);
  }

  /** Forgets the tokens of accounts that have signed out. */
  async forgetAccounts(ids: readonly string[]): Promise<void> {
    const tokens = this.list();
    const kept = tokens.filter(
      ({ spec }) => !('accountId' in spec && ids.includes(spec.accountId)),
    );
    if (kept.length < tokens.length) {
      await this.state.update(stateKey, kept);
    }
  }

  private list(): InsertedToken[] {
    const stored: unknown = this.state.get(stateKey);
    if (this.last === undefined || this.last.stored !== stored) {
      this.last = { stored, tokens: v.parse(listSchema, stored) };
    }
    return this.last.tokens;
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
