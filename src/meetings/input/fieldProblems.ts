import * as vscode from 'vscode';
import { formatNumber } from '../../platform/formatNumber';

/** The longest topic that Zoom accepts, in characters (Zoom API, "Create a meeting"). */
const longestTopic = 200;

/** The longest agenda that Zoom accepts, in characters (Zoom API, "Create a meeting"). */
const longestAgenda = 2_000;

/** The longest passcode that Zoom accepts for an existing meeting (Zoom API, "Update a meeting"). */
const longestPasscode = 10;

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
 * A sentence about what is wrong with a start that is not after `earliest`; `undefined` if it is. Zoom
 * takes a past start for now, without an error (Zoom API, "Create a meeting", `start_time`).
 */
export function pastStartProblem(start: Date, earliest: Date): string | undefined {
  return start <= earliest ? vscode.l10n.t('The start time is in the past.') : undefined;
}
