import { describeError } from '../platform/errorMessages';
import type { MessageAction } from '../platform/actionableError';
import type { ZoomError } from '../zoom/errors';
import { errorOfMeaning } from '../zoom/http/refusalError';
import { refusalEffects, type RefusalMeaning } from '../zoom/refusals';
import { describeCause, describeFix } from './explanationMessages';
import type { KnownFailure } from './readFailure';

/** What `zoom.explainError` returns, in the display language. */
export interface Explanation {
  /** What people see if it happens to them. */
  meaning: string;
  /** Why it usually comes. */
  cause: string;
  /** What to do. */
  fix: string;
  /** The page of Zoom's documentation about it. */
  link?: string;
}

/** An explanation with the buttons that help. */
export interface ExplainedError extends Explanation {
  actions: readonly MessageAction[];
}

const docs = 'https://developers.zoom.us/docs';

const tokenPage = `${docs}/meeting-sdk/obf-faq/`;
const joinPage = `${docs}/meeting-sdk/web/error-codes/`;

const links: Partial<Record<RefusalMeaning, string>> = {
  rateLimited: `${docs}/api/rate-limits/`,
  meetingLimitReached: `${docs}/api/rate-limits/`,
  jwtAppRetired: `${docs}/internal-apps/s2s-oauth/`,
  chatbotToken: `${docs}/internal-apps/s2s-oauth/`,
  userTokenRetired: tokenPage,
  joinTokenRequired: tokenPage,
  joinTokenInvalid: tokenPage,
  hostTokenRequired: tokenPage,
  serverFault: 'https://status.zoom.us',
  proxyAuthentication: undefined,
  proxyPage: undefined,
  unreadable: undefined,
  signatureInvalid: `${docs}/meeting-sdk/auth/`,
  signatureExpired: `${docs}/meeting-sdk/auth/`,
  signatureRoleWrong: `${docs}/meeting-sdk/auth/`,
  sdkKeyUnknown: joinPage,
  sdkKeyDisabled: joinPage,
  signInRequired: joinPage,
  joinParameterInvalid: joinPage,
  meetingNumberWrong: joinPage,
  passcodeWrong: joinPage,
  emailRequired: joinPage,
  registrationRequired: joinPage,
  meetingNotStarted: joinPage,
  anotherMeetingRunning: joinPage,
  meetingFull: joinPage,
  meetingLocked: joinPage,
  meetingEnded: joinPage,
  removedFromMeeting: joinPage,
  browserJoinOff: joinPage,
  joinNotPermitted: joinPage,
  appBlockedByHost: joinPage,
  appUnpublished: joinPage,
  sdkTooOld: joinPage,
};

/**
 * Explains a failure that was read.
 *
 * @param host the API's host, for messages
 */
export function explainKnownFailure(
  { meaning, refusal }: KnownFailure,
  { host, now }: { host: string; now: Date },
): ExplainedError {
  return explainZoomError(errorOfMeaning(meaning, refusal, { host, now }), meaning);
}

/**
 * Explains an error of a request.
 *
 * @param fallback the meaning if the error has none
 */
export function explainZoomError(
  error: ZoomError,
  fallback: RefusalMeaning = 'refused',
): ExplainedError {
  const { meaning = fallback } = error;
  const { message, actions } = describeError(error);
  const link = linkOf(meaning);
  return {
    meaning: message,
    cause: describeCause(meaning),
    fix: describeFix(meaning, refusalEffects[meaning].next),
    ...(link === undefined ? {} : { link }),
    actions,
  };
}

function linkOf(meaning: RefusalMeaning): string | undefined {
  if (meaning in links) {
    return links[meaning];
  }
  switch (refusalEffects[meaning].error) {
    case 'auth':
      return `${docs}/integrations/oauth/`;
    case 'scope':
      return `${docs}/integrations/oauth-scopes/`;
    case 'server':
    case 'permission':
    case 'notFound':
    case 'validation':
    case 'rateLimit':
      return `${docs}/api/errors/`;
  }
}
