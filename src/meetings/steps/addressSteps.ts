import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { splitAddresses } from '../../text/emailAddresses';
import { alternativeHostsProblem, inviteesProblem } from '../input/fieldProblems';
import { withSetting, type MeetingFields } from '../input/draftFields';
import { readInvitees } from '../input/settingsFields';
import type { MeetingStep, StepTools } from './meetingStep';

/** A setting with several addresses. */
interface AddressSetting {
  name: 'alternative_hosts' | 'meeting_invitees';
  label: string;
  icon: string;
  prompt: string;
  problemOf: (addresses: readonly string[]) => string | undefined;
  addressesOf: (value: unknown) => string[];
  valueOf: (addresses: readonly string[]) => unknown;
}

/** Asks who can start a meeting in the host's place. Zoom separates them with semicolons. */
export function alternativeHostsStep(tools: StepTools): MeetingStep {
  return addressStep(tools, {
    name: 'alternative_hosts',
    label: vscode.l10n.t('Alternative hosts'),
    icon: 'person-add',
    prompt: vscode.l10n.t(
      'Email addresses of people in your Zoom account who can start the meeting, separated by commas.',
    ),
    problemOf: alternativeHostsProblem,
    addressesOf: (value) => (typeof value === 'string' ? splitAddresses(value) : []),
    valueOf: (addresses) => addresses.join(';'),
  });
}

/** Asks who is invited to a meeting. */
export function inviteesStep(tools: StepTools): MeetingStep {
  return addressStep(tools, {
    name: 'meeting_invitees',
    label: vscode.l10n.t('Invitees'),
    icon: 'mail',
    prompt: vscode.l10n.t('Email addresses, separated by commas.'),
    problemOf: inviteesProblem,
    addressesOf: (value) => readInvitees(value) ?? [],
    valueOf: (addresses) => addresses.map((email) => ({ email })),
  });
}

function addressStep(
  { input, typed }: StepTools,
  { name, label, icon, prompt, problemOf, addressesOf, valueOf }: AddressSetting,
): MeetingStep {
  const textOf = ({ settings }: MeetingFields) => addressesOf(settings?.[name]).join(', ');
  return {
    fields: [`settings.${name}`],
    label,
    icon,
    format: textOf,
    problem: ({ settings }) => problemOf(addressesOf(settings?.[name])),
    askValue: async (draft) => {
      const answer = await input.showInputBox({
        value: typed.get(name) ?? textOf(draft),
        placeholder: 'sam@example.com, kim@example.com',
        prompt,
        validate: (text) => problemOf(splitAddresses(text)),
        onChange: (text) => typed.set(name, text),
      });
      if (answer === back) {
        return back;
      }
      typed.delete(name);
      const addresses = splitAddresses(answer);
      const isSaid = addresses.length > 0 || draft.settings?.[name] !== undefined;
      return isSaid ? withSetting(draft, name, valueOf(addresses)) : draft;
    },
  };
}
