import * as vscode from 'vscode';
import type { TokenKind } from '../../jwt/checkJwt';
import type { ProblemKind, TokenProblem } from '../../jwt/tokenProblem';
import { formatNumber } from '../../platform/formatNumber';
import type { ReaderLocale } from '../../platform/readerLocale';
import { plainText } from '../../text/plainText';
import { formatLifetime } from '../lifetimeFormatter';

/** How much of a stranger's text a sentence shows, in characters. */
const longestQuote = 60;

/** Returns what a kind of token is called. */
export function tokenKindName(kind: TokenKind): string {
  switch (kind) {
    case 'signature':
      return vscode.l10n.t('Meeting SDK signature');
    case 'videoSdk':
      return vscode.l10n.t('Video SDK token');
    case 'access':
      return vscode.l10n.t('Access token');
    case 'app':
      return vscode.l10n.t('Access token of a server-to-server app');
    case 'chatbot':
      return vscode.l10n.t('Chatbot token');
    case 'refresh':
      return vscode.l10n.t('Refresh token');
    case 'zak':
      return vscode.l10n.t('ZAK token');
    case 'onbehalf':
      return vscode.l10n.t('On-behalf token');
    case 'jwtApp':
      return vscode.l10n.t('Token of a JWT app');
    case 'other':
      return vscode.l10n.t('JSON Web Token');
    case 'unreadable':
      return vscode.l10n.t('Unreadable token');
  }
}

/** Returns when a token expires or has expired, as a label. */
export function expiryLabel(expiresAt: Date, now: number, locale: ReaderLocale): string {
  const time = locale
    .dateTimeFormat({ dateStyle: 'medium', timeStyle: 'medium' })
    .format(expiresAt);
  return expiresAt.getTime() > now
    ? vscode.l10n.t('Expires: {0}', time)
    : vscode.l10n.t('Expired: {0}', time);
}

/** Returns what is wrong, as a whole sentence. */
export function describeProblem(problem: TokenProblem): string {
  return problems[problem.problem](problem);
}

/** Returns what would be right, as a whole sentence. */
export function describeFix(problem: TokenProblem): string {
  const { claim, expected = '' } = problem;
  switch (problem.fix) {
    case 'setValue':
      return vscode.l10n.t('Set {0} to the number {1}.', claim, expected);
    case 'setText':
      return vscode.l10n.t('Set {0} to the text “{1}”.', claim, expected);
    case 'setKey':
      return vscode.l10n.t('Set {0} to the SDK key of your app.', claim);
    case 'setRole':
      return vscode.l10n.t('Set {0} to the number 0 for a participant or 1 for the host.', claim);
    case 'setMeetingId':
      return vscode.l10n.t('Set {0} to the meeting ID, as a text of 9 to 11 digits.', claim);
    case 'setSessionName':
      return vscode.l10n.t(
        'Set {0} to the name of the session, a text of 1 to {1} characters.',
        claim,
        expected,
      );
    case 'renameClaim':
      return vscode.l10n.t('Use the claim {0} instead.', expected);
    case 'limitText':
      return vscode.l10n.t('Set {0} to a text of at most {1} characters.', claim, expected);
    case 'signWithHs256':
      return vscode.l10n.t('Sign the token with HS256 (HMAC SHA-256) and the secret of your app.');
    case 'signWithOwnSecret':
      return vscode.l10n.t(
        'Sign the token with the secret that belongs to the key. If the stored secret is outdated, replace it.',
      );
    case 'useOwnKey':
      return expected === 'meetingSdk'
        ? vscode.l10n.t('Use the key and the secret of your Meeting SDK app.')
        : vscode.l10n.t('Use the key and the secret of your Video SDK app.');
    case 'compareKeys':
      return vscode.l10n.t(
        'Compare it with the key on the page of your app in the Zoom App Marketplace.',
      );
    case 'passZak':
      return vscode.l10n.t('Pass a ZAK token of the host along with the signature.');
    case 'setSeconds':
      return expected === ''
        ? vscode.l10n.t('Set {0} to a number of seconds since 1970.', claim)
        : vscode.l10n.t('Set {0} to the number {1}.', claim, expected);
    case 'checkClock':
      return vscode.l10n.t(
        'Check the clock of the computer that signs the token, or set {0} half a minute back.',
        claim,
      );
    case 'signAgain':
      return vscode.l10n.t('Sign a new token.');
    case 'requestAgain':
      return vscode.l10n.t('Get a new token from Zoom.');
    case 'limitLifetime':
      return problem.problem === 'tooShort'
        ? vscode.l10n.t('Set {0} to at least {1}.', claim, expected)
        : vscode.l10n.t('Set {0} to at most {1}.', claim, expected);
    case 'useServerToServer':
      return vscode.l10n.t('Use the token of a server-to-server OAuth app instead.');
    case 'useUserToken':
      return vscode.l10n.t(
        'For anything else, use the access token of a user or of a server-to-server app.',
      );
    case 'copyWholeToken':
      return vscode.l10n.t('Copy the whole token, and nothing else.');
    case 'useSignedToken':
      return vscode.l10n.t('Use a token that is signed and not encrypted.');
  }
}

const problems: Record<ProblemKind, (problem: TokenProblem) => string> = {
  missing: ({ claim }) =>
    claim === 'alg'
      ? vscode.l10n.t('The header names no algorithm.')
      : vscode.l10n.t('The claim {0} is missing.', claim),
  notText: ({ claim }) => vscode.l10n.t('The claim {0} is not a text.', claim),
  notNumber: ({ claim }) => vscode.l10n.t('The claim {0} is not a number.', claim),
  empty: ({ claim }) => vscode.l10n.t('The claim {0} is empty.', claim),
  textTooLong: ({ claim, found }) =>
    vscode.l10n.t('The claim {0} has {1} characters.', claim, formatNumber(Number(found))),
  unsigned: () => vscode.l10n.t('The token is not signed.'),
  otherAlgorithm: ({ found }) =>
    vscode.l10n.t('The token is signed with the algorithm “{0}”.', quote(found)),
  noSignature: () => vscode.l10n.t('The signature is missing.'),
  otherSecret: () =>
    vscode.l10n.t('The signature was not made with the secret that is stored for this key.'),
  deprecatedClaim: ({ claim }) =>
    vscode.l10n.t(
      'The claim {0} is deprecated since version 4 of the Meeting SDK for the web.',
      claim,
    ),
  keyOfOtherSdk: ({ expected }) =>
    expected === 'meetingSdk'
      ? vscode.l10n.t(
          'The key belongs to your Video SDK app, and the token is for the Meeting SDK.',
        )
      : vscode.l10n.t(
          'The key belongs to your Meeting SDK app, and the token is for the Video SDK.',
        ),
  unknownKey: () => vscode.l10n.t('The key is not the one in your settings.'),
  notDigits: ({ claim }) => vscode.l10n.t('The claim {0} contains more than digits.', claim),
  notMeetingId: ({ claim }) =>
    vscode.l10n.t('The claim {0} has fewer or more digits than a meeting ID.', claim),
  notRole: ({ found }) => vscode.l10n.t('There is no role {0}.', quote(found)),
  hostNeedsZak: () =>
    vscode.l10n.t('The role 1 is the host’s, for which Zoom requires a ZAK token too.'),
  notSeconds: ({ claim, expected }) =>
    expected === undefined
      ? vscode.l10n.t('The claim {0} is not a time in seconds.', claim)
      : vscode.l10n.t('The claim {0} is in milliseconds instead of seconds.', claim),
  issuedAhead: ({ claim, found }) =>
    vscode.l10n.t('The claim {0} is in the future, by {1}.', claim, lifetime(found)),
  expired: () => vscode.l10n.t('The token has expired.'),
  tooShort: ({ found }) =>
    Number(found) <= 0
      ? vscode.l10n.t('The token expires before it is issued.')
      : vscode.l10n.t(
          'The token is valid for {0}, and Zoom requires at least 30 minutes.',
          lifetime(found),
        ),
  tooLong: ({ found }) =>
    vscode.l10n.t(
      'The token is valid for {0}, and Zoom accepts at most 48 hours.',
      lifetime(found),
    ),
  differsFromExp: ({ claim }) => vscode.l10n.t('The claim {0} is not the same as exp.', claim),
  otherVersion: ({ claim }) => vscode.l10n.t('The claim {0} is not 1.', claim),
  retiredJwtApp: () =>
    vscode.l10n.t(
      'Zoom no longer accepts this token, because JWT apps were discontinued on September 8, 2023.',
    ),
  chatbotOnly: () =>
    vscode.l10n.t('The token belongs to an app and no user, so it works for chatbots only.'),
  hugeText: () => vscode.l10n.t('The text is too long to be a token.'),
  parts: ({ found }) =>
    found === 1
      ? vscode.l10n.t('The text has no parts with dots between them, and a token has three.')
      : vscode.l10n.t(
          'The text has {0} parts, and a token has three.',
          formatNumber(Number(found)),
        ),
  encrypted: () =>
    vscode.l10n.t('The token is encrypted, so nobody but its recipient can read it.'),
  header: () => vscode.l10n.t('The first part of the text is not the header of a token.'),
  claims: () => vscode.l10n.t('The second part of the token contains no claims.'),
};

/** Shortens a text of strangers, and makes it safe for a message. */
function quote(found: string | number | undefined): string {
  const text = plainText(String(found));
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

function lifetime(seconds: string | number | undefined): string {
  return formatLifetime(Math.round(Number(seconds)));
}
