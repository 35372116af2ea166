import type * as vscode from 'vscode';
import { isMeetingNumber } from '../../jwt/sdkSignature';
import { parseMeetingText } from '../../meetings/target/parseMeetingReference';
import { tokenKindInfos, type TokenKindId, type TokenNeed } from './tokenKinds';

/** Where a token is to go. */
export type TokenTarget =
  | { type: 'editor' }
  | { type: 'clipboard' }
  /** Without a key, the file and the kind of token decide which variable it is. */
  | { type: 'env'; uri: vscode.Uri; key?: string };

/** What is known of a token that is wanted. */
export interface TokenDraft {
  kind?: TokenKindId;
  target?: TokenTarget;
  accountId?: string;
  userId?: string;
  meetingId?: string;
  sessionName?: string;
  role?: 0 | 1;
  /** In seconds. */
  ttl?: number;
  /** Whether the person has chosen a file, and is asked for its variable too. */
  asksKey?: boolean;
}

/** A draft of which everything is known that is not optional. */
export interface CompleteDraft extends TokenDraft {
  kind: TokenKindId;
  target: TokenTarget;
}

/** Whether a token of a kind can't be created before something is known. */
export function needs(kind: TokenKindId, need: TokenNeed): boolean {
  return tokenKindInfos[kind].needs.includes(need);
}

/** Returns the ID of the meeting that a text names, as digits. */
export function parseMeetingId(text: string, ownHosts: readonly string[]): string | undefined {
  const id = parseMeetingText(text, ownHosts)?.id;
  return id !== undefined && isMeetingNumber(String(id)) ? String(id) : undefined;
}
