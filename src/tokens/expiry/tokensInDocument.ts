import type * as vscode from 'vscode';
import type { TokenKind } from '../../jwt/checkJwt';
import { decodeJwt } from '../../jwt/decodeJwt';
import { findJwts, type FoundJwt } from '../../jwt/findJwts';
import { jwtDate } from '../../jwt/jwtTime';
import { sdkOf } from '../../jwt/signatureRules';
import { readZoomToken } from '../../jwt/zoomToken';
import type { InsertedToken, InsertedTokens } from './insertedTokens';

/** The most tokens of one document that are looked at. */
const mostTokens = 100;

/** A token of Zoom, or for one of its SDKs, in a document. */
export interface TokenInDocument {
  found: FoundJwt;
  kind: TokenKind;
  /** In ms since 1970. */
  expiresAt: number;
  /** Whether this extension has given it, so that it knows how to get another one. */
  isRenewable: boolean;
}

/** Returns the tokens of a document that have something to do with Zoom. Throws nothing. */
export function findTokens(
  document: Pick<vscode.TextDocument, 'getText'>,
  inserted: Pick<InsertedTokens, 'find'>,
): TokenInDocument[] {
  return findJwts(document.getText())
    .slice(0, mostTokens)
    .flatMap((found) => {
      const known = inserted.find(found.text);
      const { kind, expiry } = readToken(found.text);
      const knownKind = known === undefined ? undefined : kindOf(known, kind);
      const expiresAt = expiry?.getTime() ?? known?.expiresAt;
      const shown = knownKind ?? kind;
      return shown === undefined || expiresAt === undefined
        ? []
        : [{ found, kind: shown, expiresAt, isRenewable: known !== undefined }];
    });
}

/** Zoom's own tokens hardly tell what they are, so what was asked for counts. */
function kindOf({ spec }: InsertedToken, read: TokenKind | undefined): TokenKind {
  return spec.kind === 'app' ? (read ?? 'app') : spec.kind;
}

function readToken(text: string): { kind?: TokenKind; expiry?: Date } {
  const { jwt } = decodeJwt(text);
  if (jwt === undefined) {
    return {};
  }
  const sdk = sdkOf(jwt.claims);
  const kind =
    sdk === undefined ? readZoomToken(jwt)?.kind : sdk === 'meetingSdk' ? 'signature' : 'videoSdk';
  const expiry = jwtDate(jwt.claims.exp);
  return {
    ...(kind !== undefined && { kind }),
    ...(expiry !== undefined && { expiry }),
  };
}
