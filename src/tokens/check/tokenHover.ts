import * as vscode from 'vscode';
import type { TokenReport } from '../../jwt/checkJwt';
import type { TokenProblem } from '../../jwt/tokenProblem';
import { HoverBuilder } from '../../platform/hoverBuilder';
import type { ReaderLocale } from '../../platform/readerLocale';
import { joinSentences } from '../../text/sentences';
import { describeFix, describeProblem, expiryLabel, tokenKindName } from './tokenMessages';

/** A line of a hover with its icon; one without a text is left out. */
type Line = readonly [icon: string, text: string | undefined];

/** How many claims a hover lists. */
const mostClaims = 20;

/** How much of a claim a hover shows, in characters. */
const longestValue = 100;

/** What a hover shows beside the report. */
interface HoverOptions {
  /** In ms since 1970. */
  now: number;
  /** Whether the problems are left out, because VS Code shows them as diagnostics. */
  withoutProblems: boolean;
}

/** Returns the hover of a token. It has no links, and nothing that the token contains becomes one. */
export function createTokenHover(
  report: TokenReport,
  locale: ReaderLocale,
  { now, withoutProblems }: HoverOptions,
): vscode.MarkdownString {
  const hover = new HoverBuilder()
    .addTitle(tokenKindName(report.kind))
    .addLines(factLines(report, locale, now));
  if (!withoutProblems) {
    hover.addLines(report.problems.map(problemLine));
  }
  const claims = claimLines(report);
  if (claims.length > 0) {
    hover.addRule().addLines(claims);
  }
  return hover.build();
}

/** A sentence about what is wrong, and one about what would be right. */
export function describeProblemAndFix(problem: TokenProblem): string {
  return joinSentences([describeProblem(problem), describeFix(problem)], vscode.env.language);
}

function factLines(report: TokenReport, locale: ReaderLocale, now: number): Line[] {
  const { kind, expiresAt, userId, meetingId, key, isOwnKey, isSignedWithSecret } = report;
  const isSdkToken = kind === 'signature' || kind === 'videoSdk';
  const mayBeRefused = report.problems.some(({ isAdvice }) => !isAdvice);
  return [
    ['watch', expiresAt && expiryLabel(expiresAt, now, locale)],
    ['account', userId && vscode.l10n.t('User ID: {0}', shorten(userId))],
    ['device-camera-video', meetingId && vscode.l10n.t('Meeting ID: {0}', shorten(meetingId))],
    [
      'key',
      key &&
        (isOwnKey === true
          ? vscode.l10n.t('Key: {0}, the one in your settings', shorten(key))
          : vscode.l10n.t('Key: {0}, not in your settings', shorten(key))),
    ],
    [
      'verified',
      isSignedWithSecret === true ? vscode.l10n.t('Signed with the stored secret') : undefined,
    ],
    [
      'info',
      isOwnKey === true && isSignedWithSecret === undefined
        ? vscode.l10n.t('The signature is not verified, because no secret is stored for this key.')
        : undefined,
    ],
    ['check', isSdkToken && !mayBeRefused ? vscode.l10n.t('Follows Zoom’s rules') : undefined],
  ];
}

function problemLine(problem: TokenProblem): Line {
  return [problem.isAdvice ? 'info' : 'error', describeProblemAndFix(problem)];
}

/** The claims of a token with their values. They are no text with links, as a page would be. */
function claimLines({ claims }: TokenReport): Line[] {
  const names = Object.keys(claims);
  return [
    ...names
      .slice(0, mostClaims)
      .map((name): Line => [
        'symbol-property',
        `${shorten(name)}: ${shorten(formatValue(claims[name]))}`,
      ]),
    ...(names.length > mostClaims ? [['ellipsis', '…'] as const] : []),
  ];
}

/** Formats a value as JSON. Objects may be nested too deep for that, so they are only hinted at. */
function formatValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
  return JSON.stringify(value);
}

function shorten(text: string): string {
  const line = text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
  return line.replace(/\s+/g, ' ');
}
