import * as vscode from 'vscode';
import { explainZoomError } from '../../explainError/explainedError';
import { formatNumber } from '../../platform/formatNumber';
import { singleLine } from '../../text/plainText';
import { maskSecrets } from './maskSecrets';
import { fullPath, type SentRequest } from './sentRequest';

/** Writes a request and its response as JSON with comments. */
export function describeResult(
  { request, account, response, sentAt }: SentRequest,
  { isMasked }: { isMasked: boolean },
): string {
  const path = fullPath(request);
  const shownPath = isMasked ? String(maskSecrets(path)) : path;
  const { status, durationMs, trackingId, rateLabel, rateRemaining, rateLimit, error } = response;
  const time = sentAt.toLocaleTimeString(vscode.env.language);
  const explained = error === undefined ? undefined : explainZoomError(error);
  const lines = [
    `${request.method} ${shownPath}`,
    vscode.l10n.t(
      'Status {0} after {1} ms, at {2}',
      String(status),
      formatNumber(durationMs),
      time,
    ),
    request.as === 'app'
      ? vscode.l10n.t('Sent with a token of the app of {0}', account.label)
      : vscode.l10n.t('Sent as {0}', account.label),
    rateLabel === undefined ? undefined : vscode.l10n.t('Rate limit: {0}', rateLabel),
    rateRemaining === undefined
      ? undefined
      : rateLimit === undefined
        ? vscode.l10n.t('Requests that are left: {0}', rateRemaining)
        : vscode.l10n.t('Requests that are left: {0} of {1}', rateRemaining, rateLimit),
    trackingId === undefined ? undefined : vscode.l10n.t('Tracking ID: {0}', trackingId),
    ...(explained === undefined
      ? []
      : ['', explained.meaning, explained.cause, explained.fix, explained.link]),
  ];
  const comments = lines.filter((line) => line !== undefined).map(commentOf);
  return `${comments.join('\n')}\n\n${describeBody(response.body, isMasked)}\n`;
}

function describeBody(body: unknown, isMasked: boolean): string {
  return body === undefined
    ? commentOf(vscode.l10n.t('The response has no body.'))
    : JSON.stringify(isMasked ? maskSecrets(body) : body, undefined, 2);
}

/** A line of JSON with comments; texts of strangers stay in it. */
export function commentOf(line: string): string {
  return `// ${singleLine(line)}`.trimEnd();
}
