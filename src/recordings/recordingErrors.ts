import * as vscode from 'vscode';
import { ActionableError, type MessageAction } from '../platform/actionableError';
import { errorCodes } from '../zoom/errorCodes';
import {
  isDenied,
  isMeetingMissing,
  ZoomNotFoundError,
  ZoomPermissionError,
  type ZoomError,
} from '../zoom/errors';

/** `noPermission` stands for a plan without recordings. */
const withoutRecordings = new Set<number>([errorCodes.recordingNotFound, errorCodes.noPermission]);

/** Whether Zoom refused because the account has no cloud recordings, rather than for a fault. */
export function isWithoutRecordings(error: unknown): boolean {
  return (
    isDenied(error) &&
    (withoutRecordings.has(error.code ?? 0) || /\bpaid\b|\bplan\b/i.test(error.zoomMessage))
  );
}

/** Says why there is no recording, for what Zoom says only to programs. */
export function explainRecording(error: unknown): unknown {
  return error instanceof ZoomNotFoundError
    ? explained(error, vscode.l10n.t('There is no cloud recording of this meeting.'))
    : error;
}

/** Says that a meeting has not taken place. */
export function explainPastMeeting(error: unknown): unknown {
  return error instanceof ZoomNotFoundError
    ? explained(error, vscode.l10n.t('Zoom has no record of this meeting having taken place.'))
    : error;
}

/** Says why there is no transcript. */
export function explainTranscript(error: unknown): unknown {
  if (error instanceof ZoomNotFoundError) {
    return isMeetingMissing(error)
      ? explainPastMeeting(error)
      : explained(error, noTranscriptWords());
  }
  return error instanceof ZoomPermissionError
    ? explained(
        error,
        vscode.l10n.t(
          'Zoom does not hand out this transcript: its host, or the account, does not allow it.',
        ),
      )
    : error;
}

/** Says why there is no summary. */
export function explainSummary(error: unknown): unknown {
  if (error instanceof ZoomNotFoundError) {
    return explained(error, noSummary());
  }
  if (!(error instanceof ZoomPermissionError)) {
    return error;
  }
  if (error.code === errorCodes.summaryRestricted) {
    return explained(
      error,
      vscode.l10n.t(
        'Zoom does not hand out this summary: it is in the trash, or the account restricts summaries to e-mail or to certain networks.',
      ),
      [settingsAtZoom()],
    );
  }
  return isWithoutRecordings(error)
    ? explained(
        error,
        vscode.l10n.t(
          'AI summaries need a paid Zoom plan with AI Companion, which this account has not.',
        ),
      )
    : error;
}

/** What to say where a meeting has no summary. */
export function noSummary(): string {
  return vscode.l10n.t(
    'There is no AI summary of this meeting. AI Companion writes one where the host has it on; it may take some minutes after the end.',
  );
}

/** What to say where a meeting has no transcript. */
export function noTranscriptWords(): string {
  return vscode.l10n.t(
    'There is no transcript of this meeting. Zoom makes one of cloud recordings where the host has “Audio transcript” on.',
  );
}

function settingsAtZoom(): MessageAction {
  return {
    title: vscode.l10n.t('Open Zoom Settings'),
    run: () => vscode.env.openExternal(vscode.Uri.parse('https://zoom.us/profile/setting')),
  };
}

/** The same failure in words that fit what was asked for; programs know it by its name and code. */
function explained(
  error: ZoomError,
  message: string,
  actions: readonly MessageAction[] = [],
): Error {
  const { name, status, code, trackingId } = error;
  return Object.assign(new ActionableError(message, actions), { name, status, code, trackingId });
}
