import * as v from 'valibot';
import * as vscode from 'vscode';
import { splitAddresses } from '../../text/emailAddresses';
import { alternativeHostsProblem, inviteesProblem } from './fieldProblems';

const flags = [
  ...['waiting_room', 'join_before_host', 'mute_upon_entry', 'host_video', 'participant_video'],
  ...['use_pmi', 'watermark'],
];

/** Zoom's values of `auto_recording` (Zoom API, "Create a meeting"). */
const recordings: readonly unknown[] = ['none', 'local', 'cloud'];

/**
 * The schema of a meeting's settings, by Zoom's names. Those that this extension knows are checked; the
 * others go to Zoom as they are.
 */
export function settingsSchema() {
  return v.pipe(
    v.custom<Record<string, unknown>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      vscode.l10n.t('The settings must be an object.'),
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) {
        return;
      }
      for (const [key, value] of Object.entries(dataset.value)) {
        const message = value === undefined ? undefined : settingProblem(key, value);
        if (message !== undefined) {
          addIssue({
            message,
            path: [{ type: 'object', origin: 'value', input: dataset.value, key, value }],
          });
        }
      }
    }),
  );
}

/** A sentence about what is wrong with a setting of a meeting; `undefined` if nothing is. */
function settingProblem(name: string, value: unknown): string | undefined {
  if (flags.includes(name) && typeof value !== 'boolean') {
    return vscode.l10n.t('The setting “{0}” must be true or false.', name);
  }
  switch (name) {
    case 'auto_recording':
      return recordings.includes(value)
        ? undefined
        : vscode.l10n.t('The setting “{0}” must be “none”, “local” or “cloud”.', name);
    case 'alternative_hosts':
      return typeof value === 'string'
        ? alternativeHostsProblem(splitAddresses(value))
        : vscode.l10n.t('The alternative hosts must be text with email addresses.');
    case 'meeting_invitees': {
      const addresses = readInvitees(value);
      return addresses === undefined
        ? vscode.l10n.t('The invitees must be a list of objects with an email address.')
        : inviteesProblem(addresses);
    }
    default:
      return undefined;
  }
}

/** Returns the addresses of `meeting_invitees`; `undefined` for what is no list of invitees. */
export function readInvitees(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const addresses = value.map((invitee: unknown) =>
    typeof invitee === 'object' && invitee !== null && 'email' in invitee
      ? invitee.email
      : undefined,
  );
  return addresses.every((address) => typeof address === 'string') ? addresses : undefined;
}
