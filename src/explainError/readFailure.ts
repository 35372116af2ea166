import { decodeJwt } from '../jwt/decodeJwt';
import { findJwts } from '../jwt/findJwts';
import { readZoomToken } from '../jwt/zoomToken';
import { errorCodes } from '../zoom/errorCodes';
import { meaningOfJoinError } from '../zoom/joinErrors';
import { redact } from '../zoom/redact';
import { findRefusalRow, type Refusal, type RefusalMeaning } from '../zoom/refusals';
import type { RequestKind } from '../zoom/requestKinds';

/** What is known of a failure. */
export interface FailureFacts {
  /** Zoom's code, or the error code of the Meeting SDK. */
  code?: number;
  /** The HTTP status. */
  status?: number;
  /** A body, a line of a log or a message; text of strangers. */
  text?: string;
  /** What was asked; `undefined` if only the rest can say so. */
  requestKind?: RequestKind;
}

/** A failure whose meaning was found. */
export interface KnownFailure {
  meaning: RefusalMeaning;
  refusal: Refusal;
}

/** How much of a text is read, in characters: far more than Zoom writes about a failure. */
const longestText = 20_000;

/** The values of `error` in OAuth (RFC 6749 §4.1.2.1 and §5.2, RFC 8628 §3.5). */
const oauthErrors =
  /\b(?:invalid_(?:client|grant|request|token|scope)|unauthorized_client|unsupported_grant_type|access_denied|authorization_pending|slow_down|expired_token|server_error)\b/;

/** Who says something in these words talks about the Meeting SDK. */
const sdkWords =
  /JOIN_MEETING_FAILED|ZoomMtg|\bmeetingStatus\b|\bmeeting ?sdk\b|\bjoin(?:ing)? (?:the )?meeting|\bsignature\b/i;

/** Sentences of Zoom that are as good as their code. */
const sentences: readonly (readonly [pattern: RegExp, code: number])[] = [
  [/\baccess token (?:is|has) (?:invalid|expired)|\binvalid access token\.?(?!,)/i, 124],
  [/\bmaximum (?:per-second|daily) rate limit|\bexceeded the daily rate limit/i, 429],
  [/\buser does not exist\b/i, errorCodes.userNotFound],
  [/\bmeeting (?:does not exist|is not found)/i, errorCodes.meetingNotFound],
  [/\bendpoint is not recognized\b/i, errorCodes.unknownEndpoint],
  [/\bsignature is invalid\b|\binvalid signature\b/i, 3712],
  [/\bsignature (?:has )?expired\b/i, 3705],
  [/\banonymous joins? (?:is|are) not allowed\b/i, 4012],
];

/** What Zoom has retired, or accepts for something else only, by what a text says about it. */
const retired: readonly (readonly [pattern: RegExp, meaning: RefusalMeaning])[] = [
  [/[?&"'\s]type["']?\s*[=:]\s*["']?token\b|^type=token\b/i, 'userTokenRetired'],
  [/\bimchat:bot\b|\bclient_credentials\b|\bchatbot token\b/i, 'chatbotToken'],
  [/\bJWT (?:app|token)s?\b|\bapi[_ -]?key (?:and|&) api[_ -]?secret\b/i, 'jwtAppRetired'],
];

/** The statuses that say as much as a code if nothing else is known. */
const statusCodes: Readonly<Record<number, number>> = {
  400: errorCodes.invalidRequest,
  401: errorCodes.invalidToken,
};

/**
 * Returns what a failure means. It reads JSON, lines of logs, addresses with an `error`, and numbers.
 *
 * @returns `undefined` if nothing in it names an error of Zoom
 */
export function readFailure(facts: FailureFacts): KnownFailure | undefined {
  const text = (facts.text ?? '').slice(0, longestText).replace(/\\(?=["'\\])/g, '');
  const found = readText(text);
  const code = facts.code ?? found.code;
  const status = facts.status ?? found.status ?? (isRateLimit(code) ? 429 : undefined);
  const message = redact(found.message);
  const base: Refusal = {
    requestKind: 'otherCall',
    status,
    code,
    oauthError: found.oauthError,
    text: message,
    hasInvalidFields: found.hasInvalidFields,
    isHtml: /^\s*<(?:!doctype|html)\b/i.test(text),
  };
  const known = (meaning: RefusalMeaning | undefined): KnownFailure | undefined =>
    meaning === undefined ? undefined : { meaning, refusal: base };
  if (facts.requestKind !== undefined) {
    const refusal = { ...base, requestKind: facts.requestKind };
    return { meaning: findRefusalRow(refusal)?.meaning ?? 'refused', refusal };
  }
  if (code === undefined) {
    const early = retiredIn(text) ?? (isNullToken(text) ? 'zakNotIssued' : undefined);
    if (early !== undefined) {
      return known(early);
    }
  }
  const joinError = code === undefined ? undefined : meaningOfJoinError(code);
  if (joinError !== undefined && (sdkWords.test(text) || !apiCodes.has(code ?? 0))) {
    return known(joinError);
  }
  return readRefusal(base, { text, isStatusOnly: code === undefined && message === '' });
}

function readRefusal(
  base: Refusal,
  { text, isStatusOnly }: { text: string; isStatusOnly: boolean },
): KnownFailure | undefined {
  const { status, code, oauthError, text: message } = base;
  const hasScopes = /\bdoes not contain scopes?\b/i.test(message);
  if (code === undefined && status === undefined && oauthError === undefined) {
    return hasScopes ? { meaning: 'missingScope', refusal: base } : undefined;
  }
  const isStatus = isStatusOnly && oauthError === undefined && !base.isHtml;
  const refusal: Refusal = {
    ...base,
    requestKind: kindOf(base, text),
    status: status ?? 400,
    ...(isStatus && status !== undefined && { code: statusCodes[status] }),
  };
  const isSuccess = refusal.status !== undefined && refusal.status < 300 && code === undefined;
  const meaning = isSuccess && !base.isHtml ? undefined : findRefusalRow(refusal)?.meaning;
  return meaning === undefined ? undefined : { meaning, refusal };
}

/** All codes of the API and of its authorization server. */
const apiCodes: ReadonlySet<number> = new Set([...Object.values(errorCodes), 429, 4001]);

function isRateLimit(code: number | undefined): boolean {
  return code === 429 || code === 4001;
}

/** Returns what was asked, as far as the failure says so. */
function kindOf({ code, oauthError, text: message }: Refusal, text: string): RequestKind {
  if (oauthError !== undefined) {
    return oauthKindOf(oauthError, `${message} ${text}`);
  }
  return code !== undefined && code >= 4_700 && code < 4_800 && !isAboutToken(code, message)
    ? 'exchangeCode'
    : 'otherCall';
}

function oauthKindOf(oauthError: string, text: string): RequestKind {
  if (/\baccount_credentials\b/.test(text)) {
    return 'requestAccountToken';
  }
  switch (oauthError) {
    case 'authorization_pending':
    case 'slow_down':
    case 'expired_token':
      return 'pollDevice';
    case 'access_denied':
    case 'server_error':
      return 'askForConsent';
    default:
      return /\brefresh|\binvalid token\b|^invalid_token$/i.test(text) ||
        oauthError === 'invalid_token'
        ? 'refreshTokens'
        : 'exchangeCode';
  }
}

/** Whether a call of the API has such a code, and not only a sign-in. */
function isAboutToken(code: number, message: string): boolean {
  return (
    code === errorCodes.missingScope ||
    code >= errorCodes.tokenOwnerGone ||
    (code === errorCodes.oauthFailure && /\btoken\b|\bscopes?\b/i.test(message))
  );
}

interface TextFacts {
  code: number | undefined;
  status: number | undefined;
  oauthError: string | undefined;
  message: string;
  hasInvalidFields: boolean;
}

function readText(text: string): TextFacts {
  const bare = /^\D{0,3}(\d{3,5})\D{0,3}$/.exec(text.trim())?.[1];
  const named = firstNumber(text, [
    /\b(?<!(?:status|exit|response|language|country)[ _-]?)(?:error_?code|code)["']?\s*[:=]\s*["']?(\d{1,5})\b/i,
    /\b(?<!(?:status|exit|response|language|country)[ _-]?)(?:error code|zoom error|code|error|err)\b[\s:#(]{1,4}(\d{3,5})\b/i,
  ]);
  const grouped = /\((\d),(\d{3})\)/.exec(text);
  const sentence = sentences.find(([pattern]) => pattern.test(text))?.[1];
  const status = firstNumber(text, [
    /\b(?:HTTP(?:\/\d(?:\.\d)?)?|status(?:[ _-]?code)?)["']?[\s:=]{1,4}["']?([1-5]\d\d)\b/i,
    /\b([45]\d\d) (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict|Too Many|Internal|Bad Gateway|Service Un|Gateway)/i,
  ]);
  const number = bare === undefined ? undefined : Number(bare);
  const isStatus = number !== undefined && number >= 300 && number < 600 && number !== 300;
  const asCode =
    named ??
    (grouped === null ? undefined : Number(`${grouped[1] ?? ''}${grouped[2] ?? ''}`)) ??
    (isStatus ? undefined : number) ??
    sentence;
  // What looks like a code is the status if no code of Zoom has that number.
  const isStatusNamed =
    asCode !== undefined && asCode >= 400 && asCode < 600 && !apiCodes.has(asCode);
  return {
    code: isStatusNamed ? undefined : asCode,
    status: status ?? (isStatus ? number : isStatusNamed ? asCode : undefined),
    oauthError: oauthErrors.exec(text)?.[0],
    message: messageIn(text),
    hasInvalidFields: /["']errors["']\s*:\s*\[\s*\{/.test(text),
  };
}

function messageIn(text: string): string {
  const quoted =
    /["']?\b(?:message|reason|errorMessage|error_description)["']?\s*[:=]\s*(?:"([^"\n]*)"|'([^'\n]*)')/i.exec(
      text,
    );
  const found = quoted?.[1] ?? quoted?.[2];
  if (found !== undefined) {
    return found;
  }
  return /\bdoes not contain scopes?[^\n]*/i.exec(text)?.[0] ?? '';
}

function firstNumber(text: string, patterns: readonly RegExp[]): number | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) {
      return Number(found);
    }
  }
  return undefined;
}

function retiredIn(text: string): RefusalMeaning | undefined {
  for (const { text: token } of findJwts(text).slice(0, 10)) {
    const { jwt } = decodeJwt(token);
    const kind = jwt && readZoomToken(jwt)?.kind;
    if (kind === 'jwtApp' || kind === 'chatbot') {
      return kind === 'jwtApp' ? 'jwtAppRetired' : 'chatbotToken';
    }
  }
  return retired.find(([pattern]) => pattern.test(text))?.[1];
}

/** Zoom answers so to people who sign in with Google or Facebook. */
function isNullToken(text: string): boolean {
  return /["']?\btoken["']?\s*:\s*null\b/.test(text);
}
