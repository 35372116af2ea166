import * as vscode from 'vscode';
import { htmlLine } from '../../text/html';
import { listSeparator } from '../../text/listSeparator';
import type { Fact } from './factTable';

/** Labels of a meeting's settings, by Zoom's names for them. */
export const settingLabels = {
  waiting_room: () => vscode.l10n.t('Waiting room'),
  join_before_host: () => vscode.l10n.t('Join before host'),
  mute_upon_entry: () => vscode.l10n.t('Mute on entry'),
  host_video: () => vscode.l10n.t('Host video'),
  participant_video: () => vscode.l10n.t('Participant video'),
  auto_recording: () => vscode.l10n.t('Automatic recording'),
  use_pmi: () => vscode.l10n.t('Personal meeting room'),
} as const;

/** The label of a setting that is on or off; `undefined` if it is neither. */
export function onOffLabel(value: unknown): string | undefined {
  return typeof value === 'boolean'
    ? value
      ? vscode.l10n.t('On')
      : vscode.l10n.t('Off')
    : undefined;
}

/** Zoom's values of `auto_recording`. */
export const autoRecordings = ['none', 'local', 'cloud'] as const;

/** The label of a value of `auto_recording`; `undefined` for an unknown value. */
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

/**
 * Formats those settings of a meeting that matter to its participants (Zoom API, "Get a meeting",
 * `settings`). Values of an unknown kind are left out.
 */
export function formatSettings(settings: unknown): Fact[] {
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Record<
    string,
    unknown
  >;
  const rows: [string, string | undefined][] = [
    [settingLabels.waiting_room(), onOffLabel(given.waiting_room)],
    [settingLabels.join_before_host(), joinBeforeHost(given)],
    [settingLabels.mute_upon_entry(), onOffLabel(given.mute_upon_entry)],
    [settingLabels.host_video(), onOffLabel(given.host_video)],
    [settingLabels.participant_video(), onOffLabel(given.participant_video)],
    [vscode.l10n.t('Audio'), audio(given.audio)],
    [settingLabels.auto_recording(), autoRecordingLabel(given.auto_recording)],
    [vscode.l10n.t('Registration'), registration(given.approval_type)],
    [vscode.l10n.t('Zoom sign-in'), requiredLabel(given.meeting_authentication)],
    [vscode.l10n.t('Encryption'), encryption(given.encryption_type)],
    [vscode.l10n.t('Alternative hosts'), people(given.alternative_hosts)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, htmlLine(value)]]));
}

function requiredLabel(value: unknown): string | undefined {
  return typeof value === 'boolean'
    ? value
      ? vscode.l10n.t('Required')
      : vscode.l10n.t('Not required')
    : undefined;
}

/** The waiting room takes precedence; `jbh_time` 0 means at any time. */
function joinBeforeHost(settings: Record<string, unknown>): string | undefined {
  const { join_before_host: isOn, jbh_time: minutes, waiting_room: waits } = settings;
  if (isOn === true && waits !== true && typeof minutes === 'number' && minutes > 0) {
    return vscode.l10n.t('{0} minutes before the start', minutes);
  }
  return onOffLabel(isOn === true ? waits !== true : isOn);
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
      return vscode.l10n.t('Third-party audio');
    default:
      return undefined;
  }
}

function registration(value: unknown): string | undefined {
  switch (value) {
    case 0:
      return vscode.l10n.t('Required, approved automatically');
    case 1:
      return vscode.l10n.t('Required, approved by the host');
    case 2:
      return vscode.l10n.t('Not required');
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

/** Zoom separates addresses with semicolons. */
function people(value: unknown): string | undefined {
  const list = typeof value === 'string' ? value.split(/[;,]/).map((name) => name.trim()) : [];
  const named = list.filter((name) => name !== '');
  return named.length === 0 ? undefined : named.join(listSeparator(vscode.env.language));
}
