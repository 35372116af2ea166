import * as vscode from 'vscode';
import { isRequiredScope, type Scope } from '../zoom/scopes';

/** What a scope is needed for. */
export interface ScopeFeature {
  scope: Scope;
  /** What does not work without the scope, localized. */
  label: string;
  /** Nothing works without the scope. */
  isRequired: boolean;
}

/** The features that need scopes, in the order in which people see them. */
export function scopeFeatures(): ScopeFeature[] {
  const labels: Record<Scope, string> = {
    'user:read:user': vscode.l10n.t('Signing in'),
    'meeting:read:list_meetings': vscode.l10n.t('List of meetings'),
    'meeting:read:list_upcoming_meetings': vscode.l10n.t('Invitations for the next 24 hours'),
    'meeting:read:meeting': vscode.l10n.t('Meetings by ID or link'),
    'meeting:write:meeting': vscode.l10n.t('Creating meetings'),
    'meeting:update:meeting': vscode.l10n.t('Editing meetings'),
    'meeting:delete:meeting': vscode.l10n.t('Deleting meetings'),
    'meeting:update:status': vscode.l10n.t('Ending meetings in progress'),
    'meeting:read:past_meeting': vscode.l10n.t('Duration of previous meetings'),
    'meeting:read:list_past_participants': vscode.l10n.t('Participants of previous meetings'),
    'user:read:token': vscode.l10n.t('ZAK tokens with a lifetime of your choice'),
    'user:read:zak': vscode.l10n.t('Starting meetings as host, and 5-minute ZAK tokens'),
    'cloud_recording:read:list_user_recordings': vscode.l10n.t('Cloud recordings'),
    'cloud_recording:read:list_recording_files': vscode.l10n.t('Passcodes of cloud recordings'),
    'cloud_recording:read:meeting_transcript': vscode.l10n.t('Transcripts'),
    'meeting:read:summary': vscode.l10n.t('AI summaries'),
    'meeting:read:list_past_instances': vscode.l10n.t('Transcripts and AI summaries by meeting'),
    'meeting:read:list_templates': vscode.l10n.t('Meeting templates'),
  };
  return (Object.keys(labels) as Scope[]).map((scope) => ({
    scope,
    label: labels[scope],
    isRequired: isRequiredScope(scope),
  }));
}
