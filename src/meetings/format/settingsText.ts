import * as vscode from 'vscode';
import { autoRecordingLabel, onOff, settingLabels } from './settingLabels';
import type { Fact } from './factTable';
import { htmlLine } from '../../text/pageMarkdown';

/**
 * A meeting's settings in the reader's words, those that Zoom tells and that say something to the
 * people in it (Zoom API, "Get a meeting", `settings`). A value of an unknown kind is left out.
 */
export function settingsInWords(settings: unknown): Fact[] {
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Record<
    string,
    unknown
  >;
  const rows: [string, string | undefined][] = [
    [settingLabels.waiting_room(), onOff(given.waiting_room)],
    [settingLabels.join_before_host(), joinBeforeHost(given)],
    [settingLabels.mute_upon_entry(), onOff(given.mute_upon_entry)],
    [settingLabels.host_video(), onOff(given.host_video)],
    [settingLabels.participant_video(), onOff(given.participant_video)],
    [vscode.l10n.t('Audio'), audio(given.audio)],
    [settingLabels.auto_recording(), autoRecordingLabel(given.auto_recording)],
    [vscode.l10n.t('Registration'), registration(given.approval_type)],
    [vscode.l10n.t('Zoom sign-in'), needed(given.meeting_authentication)],
    [vscode.l10n.t('Encryption'), encryption(given.encryption_type)],
    [vscode.l10n.t('Alternative hosts'), people(given.alternative_hosts)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, htmlLine(value)]]));
}

function needed(value: unknown): string | undefined {
  return typeof value === 'boolean'
    ? value
      ? vscode.l10n.t('Needed')
      : vscode.l10n.t('Not needed')
    : undefined;
}

/** The waiting room overrules it; `jbh_time` 0 stands for any time. */
function joinBeforeHost(settings: Record<string, unknown>): string | undefined {
  const { join_before_host: isOn, jbh_time: minutes, waiting_room: waits } = settings;
  if (isOn === true && waits !== true && typeof minutes === 'number' && minutes > 0) {
    return vscode.l10n.t('From {0} minutes before the start', minutes);
  }
  return onOff(isOn === true ? waits !== true : isOn);
}

function audio(value: unknown): string | undefined {
  switch (value) {
    case 'both':
      return vscode.l10n.t('Computer and telephone');
    case 'voip':
      return vscode.l10n.t('Computer only');
    case 'telephony':
      return vscode.l10n.t('Telephone only');
    case 'thirdParty':
      return vscode.l10n.t('By another service');
    default:
      return undefined;
  }
}

function registration(value: unknown): string | undefined {
  switch (value) {
    case 0:
      return vscode.l10n.t('Needed, approved at once');
    case 1:
      return vscode.l10n.t('Needed, approved by the host');
    case 2:
      return vscode.l10n.t('Not needed');
    default:
      return undefined;
  }
}

function encryption(value: unknown): string | undefined {
  switch (value) {
    case 'e2ee':
      return vscode.l10n.t('End-to-end');
    case 'enhanced_encryption':
      return vscode.l10n.t('Enhanced');
    default:
      return undefined;
  }
}

/** Addresses with semicolons between them. */
function people(value: unknown): string | undefined {
  const list = typeof value === 'string' ? value.split(/[;,]/).map((name) => name.trim()) : [];
  const named = list.filter((name) => name !== '');
  return named.length === 0 ? undefined : named.join(', ');
}
