import * as vscode from 'vscode';
import type { Scope } from '../zoom/scopes';

/** What a scope is for, so that a missing one can be named by what it stops. */
export interface ScopeFeature {
  /** Zoom's granular scope. */
  scope: Scope;
  /** What does not work without it, in the reader's language. */
  label: string;
  /** Nothing works without it. */
  isNeeded?: boolean;
}

/** Every scope that is used, with its feature. */
export function scopeFeatures(): ScopeFeature[] {
  const features: Record<Scope, Omit<ScopeFeature, 'scope'>> = {
    'user:read:user': { label: vscode.l10n.t('Signing in'), isNeeded: true },
    'meeting:read:list_meetings': {
      label: vscode.l10n.t('The list of meetings'),
      isNeeded: true,
    },
    'meeting:read:list_upcoming_meetings': {
      label: vscode.l10n.t('Invitations of the next 24 hours'),
    },
    'meeting:read:meeting': { label: vscode.l10n.t('Meetings by ID or link') },
    'meeting:write:meeting': { label: vscode.l10n.t('Creating meetings') },
    'meeting:update:meeting': { label: vscode.l10n.t('Changing meetings') },
    'meeting:delete:meeting': { label: vscode.l10n.t('Deleting meetings') },
    'meeting:update:status': { label: vscode.l10n.t('Ending live meetings') },
    'meeting:read:past_meeting': {
      label: vscode.l10n.t('How long previous meetings took'),
    },
    'meeting:read:list_past_participants': {
      label: vscode.l10n.t('Who took part in previous meetings'),
    },
    'user:read:token': { label: vscode.l10n.t('ZAK tokens with a lifetime of your choice') },
    'user:read:zak': {
      label: vscode.l10n.t('Starting as the host, and 5-minute ZAK tokens'),
    },
    'cloud_recording:read:list_user_recordings': {
      label: vscode.l10n.t('Cloud recordings'),
    },
    'cloud_recording:read:list_recording_files': {
      label: vscode.l10n.t('Passcodes of cloud recordings'),
    },
    'cloud_recording:read:meeting_transcript': { label: vscode.l10n.t('Transcripts') },
    'meeting:read:summary': { label: vscode.l10n.t('AI summaries') },
    'meeting:read:list_past_instances': {
      label: vscode.l10n.t('Transcripts and AI summaries by meeting'),
    },
  };
  return Object.entries(features).map(([scope, feature]) => ({
    scope: scope as Scope,
    ...feature,
  }));
}
