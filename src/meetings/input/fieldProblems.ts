import * as vscode from 'vscode';
import { formatNumber } from '../../platform/formatNumber';
import { plainText } from '../../text/plainText';
import { isEmailAddress } from '../../text/emailAddresses';
import { longestDuration } from '../../schedule/duration';
import { findListedTimeZone } from '../../zoom/timeZones';

/** The longest topic that Zoom accepts, in characters (Zoom API, "Create a meeting"). */
const longestTopic = 200;

/** The longest agenda that Zoom accepts, in characters (Zoom API, "Create a meeting"). */
export const longestAgenda = 2_000;

/** The longest passcode that Zoom accepts (Zoom API, "Create a meeting"). */
const longestPasscode = 10;

/**
 * The most people who are invited to a meeting, which is how many a free one can have. Zoom documents
 * no limit of its own.
 */
export const mostInvitees = 100;

/** A sentence about what is wrong with a topic; `undefined` if nothing is. */
export function topicProblem(topic: string): string | undefined {
  const { length } = topic.trim();
  return length > longestTopic
    ? vscode.l10n.t(
        'The topic can have up to {0} characters, but this one has {1}.',
        formatNumber(longestTopic),
        formatNumber(length),
      )
    : undefined;
}

/** A sentence about what is wrong with an agenda; `undefined` if nothing is. */
export function agendaProblem(agenda: string): string | undefined {
  return agenda.length > longestAgenda
    ? vscode.l10n.t(
        'The agenda can have up to {0} characters, but this one has {1}.',
        formatNumber(longestAgenda),
        formatNumber(agenda.length),
      )
    : undefined;
}

/**
 * A sentence about what is wrong with a passcode for an existing meeting; `undefined` if nothing is.
 * For a new meeting Zoom accepts more characters (Zoom API, "Update a meeting", `password`).
 */
export function passcodeProblem(passcode: string): string | undefined {
  return passcode.length > longestPasscode
    ? vscode.l10n.t('The passcode can have up to {0} characters.', longestPasscode)
    : /^[A-Za-z0-9@\-_*]*$/.test(passcode)
      ? undefined
      : vscode.l10n.t('The passcode can only contain letters, digits and @ - _ *.');
}

/**
 * A sentence about what is wrong with a passcode for a new meeting; `undefined` if nothing is. It may
 * have any symbols (Zoom API, "Create a meeting", `password`).
 */
export function newPasscodeProblem(passcode: string): string | undefined {
  return passcode.length > longestPasscode
    ? vscode.l10n.t('The passcode can have up to {0} characters.', longestPasscode)
    : /^[!-~]*$/.test(passcode)
      ? undefined
      : vscode.l10n.t('The passcode can only contain letters, digits and symbols, and no blanks.');
}

/** A sentence about what is wrong with a duration in minutes; `undefined` if nothing is. */
export function durationProblem(minutes: unknown): string | undefined {
  return Number.isInteger(minutes) && Number(minutes) >= 1 && Number(minutes) <= longestDuration
    ? undefined
    : vscode.l10n.t(
        'The duration must be a whole number of minutes from 1 to {0}.',
        formatNumber(longestDuration),
      );
}

/** A sentence about why Zoom does not take a time zone; `undefined` if it does. */
export function timeZoneProblem(timeZone: unknown): string | undefined {
  if (typeof timeZone === 'string' && findListedTimeZone(timeZone) !== undefined) {
    return undefined;
  }
  return isTimeZone(timeZone)
    ? vscode.l10n.t('Zoom does not support this time zone.')
    : vscode.l10n.t('The time zone is unknown.');
}

/** Whether a value names a time zone that this machine or Zoom knows. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string') {
    return false;
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return findListedTimeZone(value) !== undefined;
  }
}

/**
 * A sentence about what is wrong with alternative hosts, which Zoom takes by email address or user ID;
 * `undefined` if nothing is.
 */
export function alternativeHostsProblem(hosts: readonly string[]): string | undefined {
  const wrong = hosts.find((host) => !isEmailAddress(host) && !/^[\w-]{8,}$/.test(host));
  return wrong === undefined ? undefined : addressProblem(wrong);
}

/** A sentence about what is wrong with the addresses of invitees; `undefined` if nothing is. */
export function inviteesProblem(addresses: readonly string[]): string | undefined {
  const wrong = addresses.find((address) => !isEmailAddress(address));
  return wrong !== undefined
    ? addressProblem(wrong)
    : addresses.length > mostInvitees
      ? vscode.l10n.t(
          'A meeting can have up to {0} invitees, but there are {1}.',
          formatNumber(mostInvitees),
          formatNumber(addresses.length),
        )
      : undefined;
}

function addressProblem(text: string): string {
  return vscode.l10n.t('“{0}” is not an email address.', plainText(text));
}

/**
 * A sentence about what is wrong with a start that is not after `earliest`; `undefined` if it is. Zoom
 * takes a past start for now, without an error (Zoom API, "Create a meeting", `start_time`).
 */
export function pastStartProblem(start: Date, earliest: Date): string | undefined {
  return start <= earliest ? vscode.l10n.t('The start time is in the past.') : undefined;
}
