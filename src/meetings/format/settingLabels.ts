import * as vscode from 'vscode';

/** Names of a meeting's settings, by Zoom's own names for them. */
export const settingLabels = {
  waiting_room: () => vscode.l10n.t('Waiting room'),
  join_before_host: () => vscode.l10n.t('Join before the host'),
  mute_upon_entry: () => vscode.l10n.t('Mute on entry'),
  host_video: () => vscode.l10n.t('Host’s video at the start'),
  participant_video: () => vscode.l10n.t('Guests’ video at the start'),
  auto_recording: () => vscode.l10n.t('Automatic recording'),
} as const;

/** A setting that is on or off, in words; `undefined` where it is neither. */
export function onOff(value: unknown): string | undefined {
  return typeof value === 'boolean'
    ? value
      ? vscode.l10n.t('On')
      : vscode.l10n.t('Off')
    : undefined;
}

/** Zoom's values of `auto_recording`. */
export const autoRecordings = ['none', 'local', 'cloud'] as const;

/** What is recorded by itself, in words; `undefined` for a value that is not known here. */
export function autoRecordingLabel(value: unknown): string | undefined {
  switch (value) {
    case 'none':
      return vscode.l10n.t('Off');
    case 'local':
      return vscode.l10n.t('On the host’s computer');
    case 'cloud':
      return vscode.l10n.t('In the cloud');
    default:
      return undefined;
  }
}
