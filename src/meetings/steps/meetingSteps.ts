import { meetingType, type MeetingTemplate } from '../../zoom/types';
import type { MeetingFields } from '../input/draftFields';
import { alternativeHostsStep, inviteesStep } from './addressSteps';
import { agendaStep } from './agendaStep';
import { durationStep } from './durationStep';
import type { MeetingStep, StepTools } from './meetingStep';
import { passcodeStep } from './passcodeStep';
import { recurrenceStep } from './recurrenceStep';
import { optionsStep, personalRoomStep, recordingStep, switchSteps } from './settingSteps';
import { startStep } from './startStep';
import { templateStep } from './templateStep';
import { timeZoneStep } from './timeZoneStep';
import { topicStep } from './topicStep';

/** Which templates a new meeting can be made from. */
export type Templates = readonly Pick<MeetingTemplate, 'id' | 'name'>[];

/** What is edited, as far as that decides what may be asked. */
export interface EditedMeeting {
  /** As it is now. */
  original: MeetingFields;
  /** Tells its agenda apart from those of other meetings. */
  name: string;
  isSeries: boolean;
  /** Whether only one occurrence of a series is edited. */
  isOccurrence: boolean;
}

/** How a new meeting is asked for. */
export interface NewMeetingStepOptions {
  /** The topic of a meeting for which none is typed. */
  defaultTopic: string;
  templates: Templates;
  /** Whether each setting is a step by itself, which a menu toggles. */
  togglesSettings: boolean;
}

/** The steps of a new meeting, of which those that a menu toggles are one question otherwise. */
export function newMeetingSteps(
  tools: StepTools,
  draft: MeetingFields,
  { defaultTopic, templates, togglesSettings }: NewMeetingStepOptions,
): MeetingStep[] {
  const { recurrence, type, templateId } = draft;
  const hasFixedTime = type !== meetingType.recurringNoFixedTime;
  const isSeries = recurrence !== undefined;
  // A template that is gone must be taken off.
  const hasTemplate = templates.length > 0 || templateId !== undefined;
  return [
    topicStep(tools, defaultTopic),
    ...(hasFixedTime ? [startStep(tools, true), durationStep(tools), timeZoneStep(tools)] : []),
    ...(hasFixedTime ? [recurrenceStep(tools, true)] : []),
    agendaStep(tools, 'new'),
    inviteesStep(tools),
    alternativeHostsStep(tools),
    passcodeStep(tools, true),
    ...(hasTemplate ? [templateStep(tools, templates)] : []),
    ...(isSeries ? [] : [personalRoomStep(tools)]),
    ...(togglesSettings ? switchSteps(tools, true) : [optionsStep(tools)]),
    recordingStep(tools, true),
  ];
}

/** The steps of a meeting that is edited. The occurrences of a series share what is left out for one. */
export function editSteps(
  tools: StepTools,
  { original, name, isSeries, isOccurrence }: EditedMeeting,
): MeetingStep[] {
  const { startTime } = original;
  const hasFixedTime = startTime !== undefined;
  const ofWhole = (...steps: MeetingStep[]) => (isOccurrence ? [] : steps);
  return [
    ...ofWhole(topicStep(tools)),
    ...(hasFixedTime
      ? [
          startStep(tools, false),
          durationStep(tools),
          ...ofWhole(timeZoneStep(tools), recurrenceStep(tools, !isSeries)),
        ]
      : []),
    agendaStep(tools, name),
    ...ofWhole(inviteesStep(tools), alternativeHostsStep(tools), passcodeStep(tools, false)),
    ...switchSteps(tools, false),
    recordingStep(tools, false),
  ];
}
