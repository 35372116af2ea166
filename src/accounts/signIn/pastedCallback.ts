import { findCallbacks } from '../../zoom/oauth/findCallbacks';
import { stateOf } from './pendingCallbacks';

/** What a person has pasted, compared with the sign-in that is waiting. */
export type PastedCallback =
  | { callback: URLSearchParams }
  /** `invalid`: neither a callback URL nor a code; `stateMismatch`: for another sign-in. */
  | { problem: 'invalid' | 'stateMismatch' };

/** A code alone, also in quotes or brackets, or at the end of a sentence. */
const code = /^["'`<([\s]{0,9}(?<code>[\w-]{8,512})["'`>)\].\s]{0,9}$/;

/**
 * Parses what a person has pasted: a text with the URL of the callback or its query, or only the code. A
 * callback counts only if its whole `state` is that of the sign-in. A code alone is taken as the answer
 * to `state`; PKCE makes Zoom refuse the code of another sign-in.
 */
export function parsePastedCallback(text: string, state: string): PastedCallback {
  const alone = code.exec(text.trim())?.groups?.code;
  if (alone !== undefined) {
    return { callback: new URLSearchParams({ code: alone, state }) };
  }
  const callbacks = findCallbacks(text);
  const callback = callbacks.find((one) => stateOf(one) === state);
  if (callback !== undefined) {
    return { callback };
  }
  return { problem: callbacks.length > 0 ? 'stateMismatch' : 'invalid' };
}
