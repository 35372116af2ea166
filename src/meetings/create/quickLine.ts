import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { readMeetingLine } from '../../schedule/meetingLine';
import { loadStartLanguage } from '../../schedule/startTime/loadStartLanguage';
import { plainText } from '../../text/plainText';
import type { MeetingFields } from '../input/draftFields';
import type { NewMeetingPreset } from '../input/newMeetingDefaults';
import type { StepTools } from '../steps/meetingStep';
import { meetingItem, meetingItems, type LineContext, type MeetingItem } from './lineItems';
import type { MeetingDraft } from './meetingDrafts';

/** What to offer in the line. */
export interface LineOptions {
  title: string;
  /** What is typed at first. */
  line: string;
  /** What the meeting is like if the line does not say otherwise. */
  base: MeetingFields;
  defaultTopic: string;
  /** What is said about every meeting, such as the account that hosts it. */
  remarks: readonly string[];
  /** A meeting that counts as long as the line is this one, because a person has come back to it. */
  left: { line: string; fields: MeetingFields } | undefined;
  presets: readonly NewMeetingPreset[];
  chosenPreset: NewMeetingPreset | undefined;
  /** Drafts that can be continued. */
  drafts: readonly MeetingDraft[];
  /** Called with each change of what is typed. */
  onChange: (line: string) => void;
}

/** What a person wants. */
export type LineAnswer =
  | { kind: 'create' | 'more'; fields: MeetingFields }
  | { kind: 'preset'; preset: NewMeetingPreset }
  | { kind: 'continue' | 'discard'; draft: MeetingDraft };

interface LineItem extends MeetingItem {
  answer?: LineAnswer;
}

/** Asks for a whole meeting in one line, and shows what it will be. */
export class QuickLine {
  constructor(private readonly tools: StepTools) {}

  /** @throws {vscode.CancellationError} on Escape */
  async askLine(options: LineOptions): Promise<LineAnswer> {
    const { input, formatter, locale } = this.tools;
    const { title, line, base, defaultTopic, remarks } = options;
    const context: LineContext = {
      formatter,
      language: locale.language,
      start: {
        language: await loadStartLanguage(vscode.env.language),
        isDayFirst: formatter.isDayFirst(),
      },
      base,
      defaultTopic,
      remarks,
    };
    // What is chosen is what was shown, even if the clock has gone on.
    let latest: { text: string; items: readonly LineItem[] } | undefined;
    const itemsFor = (text: string) => {
      if (latest?.text !== text) {
        latest = { text, items: listItems(text, options, context) };
      }
      return latest.items;
    };
    for (;;) {
      const picked = await input.askOne(title, false, () =>
        input.showQuickPick<LineItem>({
          items: itemsFor(line),
          value: line,
          placeholder: vscode.l10n.t('Topic and time, such as “Design review tomorrow 3pm 45m”'),
          itemsFor,
          onChange: options.onChange,
          answerOfButton: (item) =>
            item.answer?.kind === 'continue'
              ? { ...item, answer: { kind: 'discard', draft: item.answer.draft } }
              : item,
        }),
      );
      if (picked !== back && picked.answer !== undefined) {
        return picked.answer;
      }
    }
  }
}

/** Returns a topic as a line that means nothing but this topic, whatever it contains. */
export async function lineOfTopic(topic: string): Promise<string> {
  const language = await loadStartLanguage(vscode.env.language);
  const meansTopic = (line: string) => {
    const { readings, problem } = readMeetingLine(line, { now: new Date(), language });
    const [reading] = readings;
    return (
      problem === undefined &&
      readings.length === 1 &&
      reading?.topic === topic &&
      reading.start === undefined &&
      reading.duration === undefined
    );
  };
  const lines = [topic, `"${topic}"`, `“${topic}”`, `«${topic}»`];
  return lines.find(meansTopic) ?? `“${topic.replace(/["“”„«»]/g, '')}”`;
}

function listItems(text: string, options: LineOptions, context: LineContext): LineItem[] {
  const { left, base, presets, chosenPreset, drafts } = options;
  const line = text.trim();
  const meetings =
    left?.line.trim() === line
      ? [{ ...meetingItem(left.fields, context), isCertain: true }]
      : meetingItems(line, new Date(), context);
  const likeliest = meetings.find(({ fields }) => fields !== undefined)?.fields;
  const fields = likeliest ?? { ...base, ...(line !== '' && { topic: line }) };
  return [
    ...meetings.map((item): LineItem => ({
      ...item,
      ...(item.fields && { answer: { kind: 'create', fields: item.fields } }),
    })),
    ...(line === '' ? drafts.map(draftItem) : []),
    ...presets.map((preset) => presetItem(preset, preset.name === chosenPreset?.name)),
    {
      label: vscode.l10n.t('More Options…'),
      iconPath: new vscode.ThemeIcon('settings'),
      alwaysShow: true,
      answer: { kind: 'more', fields },
    },
  ];
}

function draftItem(draft: MeetingDraft): LineItem {
  return {
    label: vscode.l10n.t('Continue with “{0}”', plainText(draft.title)),
    iconPath: new vscode.ThemeIcon('history'),
    alwaysShow: true,
    buttons: [{ iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Discard') }],
    answer: { kind: 'continue', draft },
  };
}

function presetItem(preset: NewMeetingPreset, isChosen: boolean): LineItem {
  return {
    label: plainText(preset.name),
    description: isChosen ? vscode.l10n.t('Preset in use') : vscode.l10n.t('Preset'),
    iconPath: new vscode.ThemeIcon(isChosen ? 'check' : 'bookmark'),
    alwaysShow: true,
    answer: { kind: 'preset', preset },
  };
}
