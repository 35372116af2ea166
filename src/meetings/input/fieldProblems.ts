import * as vscode from 'vscode';

/** The longest topic that Zoom takes, in characters (Zoom API, "Create a meeting"). */
export const longestTopic = 200;

/** The longest agenda that Zoom takes, in characters (Zoom API, "Create a meeting"). */
export const longestAgenda = 2_000;

/** The longest passcode that Zoom takes, in characters (Zoom API, "Create a meeting"). */
const longestPasscode = 10;

/** What is wrong with a topic that is being typed, in words; `undefined` where nothing is. */
export function topicProblem(topic: string): string | undefined {
  const { length } = topic.trim();
  return length > longestTopic
    ? vscode.l10n.t(
        'Zoom takes topics of up to {0} characters; this one has {1}.',
        longestTopic,
        length,
      )
    : undefined;
}

/** What is wrong with an agenda that is being typed, in words; `undefined` where nothing is. */
export function agendaProblem(agenda: string): string | undefined {
  return agenda.length > longestAgenda
    ? vscode.l10n.t(
        'Zoom takes agendas of up to {0} characters; this one has {1}.',
        longestAgenda,
        agenda.length,
      )
    : undefined;
}

/**
 * What is wrong with a passcode for a meeting that exists, in words; `undefined` where nothing is.
 * For new ones Zoom takes more characters (Zoom API, "Update a meeting", `password`).
 */
export function passcodeProblem(passcode: string): string | undefined {
  return passcode.length > longestPasscode
    ? vscode.l10n.t('Zoom takes passcodes of up to {0} characters.', longestPasscode)
    : /^[A-Za-z0-9@\-_*]*$/.test(passcode)
      ? undefined
      : vscode.l10n.t('Zoom takes letters, digits and @ - _ * in passcodes.');
}
