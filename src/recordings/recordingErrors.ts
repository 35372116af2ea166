import * as vscode from 'vscode';
import { ActionableError, type MessageAction } from '../platform/actionableError';
import { ZoomError, ZoomNotFoundError, ZoomPermissionError } from '../zoom/errors';
import type { RefusalMeaning } from '../zoom/refusals';

/** Without saying so, Zoom also refuses permission if the plan has no cloud recordings or summaries. */
const withoutPlan = new Set<RefusalMeaning | undefined>(['paidPlanRequired', 'noPermission']);

/** Whether Zoom refused because the account has no cloud recordings, and not because of a failure. */
export function isWithoutRecordings(error: unknown): boolean {
  return (
    error instanceof ZoomError &&
    (error.meaning === 'recordingMissing' || withoutPlan.has(error.meaning))
  );
}

/** Explains why a recording was not found. Other errors are returned unchanged. */
export function explainRecording(error: unknown): unknown {
  return error instanceof ZoomNotFoundError
    ? explained(error, vscode.l10n.t('This meeting has no cloud recording.'))
    : error;
}

/** Explains why a past meeting was not found. Other errors are returned unchanged. */
export function explainPastMeeting(error: unknown): unknown {
  return error instanceof ZoomNotFoundError
    ? explained(
        error,
        vscode.l10n.t('Zoom has no record of this meeting. It may not have taken place.'),
      )
    : error;
}

/** Explains why a transcript is unavailable. Other errors are returned unchanged. */
export function explainTranscript(error: unknown): unknown {
  if (error instanceof ZoomNotFoundError) {
    return error.meaning === 'pastMeetingMissing'
      ? explainPastMeeting(error)
      : explained(error, noTranscriptMessage());
  }
  return error instanceof ZoomPermissionError
    ? explained(
        error,
        vscode.l10n.t('The host or the account does not allow access to this transcript.'),
      )
    : error;
}

/** Explains why a summary is unavailable. Other errors are returned unchanged. */
export function explainSummary(error: unknown): unknown {
  if (error instanceof ZoomNotFoundError) {
    return explained(error, noSummaryMessage());
  }
  if (!(error instanceof ZoomPermissionError)) {
    return error;
  }
  if (error.meaning === 'summaryRestricted') {
    return explained(
      error,
      vscode.l10n.t(
        'This summary is unavailable. It may be in the trash, or the account restricts summaries to email or to certain networks.',
      ),
      [openZoomSettings()],
    );
  }
  return withoutPlan.has(error.meaning)
    ? explained(
        error,
        vscode.l10n.t(
          'AI summaries require a paid Zoom plan with AI Companion, which this account does not have.',
        ),
      )
    : error;
}

/** The message for a meeting without a summary. */
export function noSummaryMessage(): string {
  return vscode.l10n.t(
    'This meeting has no AI summary. AI Companion creates one if the host has turned it on, which can take a few minutes after the meeting ends.',
  );
}

/** The message for a meeting without a transcript. */
export function noTranscriptMessage(): string {
  return vscode.l10n.t(
    'This meeting has no transcript. Zoom creates one for cloud recordings if the host has turned on “Audio transcript”.',
  );
}

function openZoomSettings(): MessageAction {
  return {
    title: vscode.l10n.t('Open Zoom Settings'),
    run: () => vscode.env.openExternal(vscode.Uri.parse('https://zoom.us/profile/setting')),
  };
}

/** The same failure with a message that fits the command; programs recognize it by name and code. */
function explained(
  error: ZoomError,
  message: string,
  actions: readonly MessageAction[] = [],
): Error {
  const { name, status, code, trackingId } = error;
  return Object.assign(new ActionableError(message, actions), { name, status, code, trackingId });
}
