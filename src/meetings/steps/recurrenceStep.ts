import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { readRecurrence } from '../../schedule/recurrence';
import { seriesDates } from '../../schedule/seriesDates';
import { localTimeZone } from '../../schedule/wallClock';
import type { Recurrence } from '../../zoom/recurrence';
import { formatRecurrence, formatRecurrenceEnd } from '../format/recurrenceFormatter';
import { startZone } from '../input/draftZone';
import { withSetting, type MeetingFields } from '../input/draftFields';
import { recurrenceProblems } from '../input/recurrenceProblem';
import { seriesStartProblem } from '../input/seriesStart';
import type { MeetingStep, StepTools } from './meetingStep';
import { RecurrenceQuestions, type RecurrencePattern, withoutEnd } from './recurrenceQuestions';

/** How many of its first dates say what a series is. */
const datesShown = 3;

/**
 * Asks how a meeting repeats: how often, on which days, until when. Its first dates and its last one are
 * shown before it is taken.
 *
 * @param mayBeSingle whether the meeting may also take place once; a series at Zoom stays one
 */
export function recurrenceStep(tools: StepTools, mayBeSingle: boolean): MeetingStep {
  const { input, formatter, locale } = tools;
  const questions = new RecurrenceQuestions(tools);
  const describe = (recurrence: Recurrence, timeZone: string | undefined): string => {
    const rule = readRecurrence(recurrence);
    if (rule === undefined) {
      return '';
    }
    const end = formatRecurrenceEnd(rule, locale.tag, startZone(timeZone));
    const words = formatRecurrence(rule, locale.language);
    return end === undefined
      ? words
      : rule.until === undefined
        ? [words, end].join(' · ')
        : vscode.l10n.t({
            message: '{0} until {1}',
            args: [words, end],
            comment: [
              '{0} is how a meeting repeats, {1} a day, such as "Every week on Monday until May 3"',
            ],
          });
  };
  const datesOf = ({ recurrence, startTime, timezone }: MeetingFields) =>
    recurrence && seriesDates(recurrence, startTime ?? new Date(), startZone(timezone));
  /** The first dates and the last one; `undefined` stands for those between. */
  const dateLines = (draft: MeetingFields): (Date | undefined)[] => {
    const { starts, hasMore } = datesOf(draft) ?? { starts: [], hasMore: false };
    const last = starts.at(-1);
    if (starts.length <= datesShown + 1 && !hasMore) {
      return starts;
    }
    const first = starts.slice(0, datesShown);
    return hasMore || last === undefined ? [...first, undefined] : [...first, undefined, last];
  };
  /** Shows the series as it will be; Enter takes it. */
  const confirm = async (draft: MeetingFields) => {
    const picked = await input.showQuickPick<vscode.QuickPickItem & { isRefused?: boolean }>({
      items: [
        {
          label: vscode.l10n.t('Use This Series'),
          description: draft.recurrence && describe(draft.recurrence, draft.timezone),
          iconPath: new vscode.ThemeIcon('check'),
        },
        ...dateLines(draft).map((date) => ({
          label: date === undefined ? '…' : formatter.fullTime(date),
          description: date && formatter.startInZone(date, draft.timezone),
          isRefused: true,
        })),
      ],
      placeholder: vscode.l10n.t('Are these the right dates?'),
    });
    return picked === back ? back : undefined;
  };
  return {
    fields: [
      'recurrence',
      ...['type', 'repeat_interval', 'weekly_days', 'monthly_day', 'monthly_week'].map(subfield),
      ...['monthly_week_day', 'end_times', 'end_date_time'].map(subfield),
    ],
    label: vscode.l10n.t({ message: 'Repeats', comment: ['How a meeting repeats, not a command'] }),
    icon: 'sync',
    format: ({ recurrence, timezone }) =>
      recurrence === undefined ? vscode.l10n.t('Never') : describe(recurrence, timezone),
    detail: (draft) => {
      const lines = dateLines(draft);
      return lines.length === 0
        ? undefined
        : new Intl.ListFormat(locale.language, { type: 'unit' }).format(
            lines.map((date) =>
              date === undefined ? '…' : formatter.shortDay(date, startZone(draft.timezone)),
            ),
          );
    },
    problem: ({ recurrence, startTime: start = new Date(), timezone: timeZone }) =>
      recurrence &&
      (
        recurrenceProblems(recurrence, { start, timeZone })[0] ??
        seriesStartProblem(start, timeZone ?? localTimeZone())
      )?.message,
    askValue: async (draft) => {
      const zone = startZone(draft.timezone);
      const series = { start: draft.startTime ?? new Date(), zone };
      let pattern: RecurrencePattern = { kind: 'single' };
      let recurrence: Recurrence | undefined;
      const takePattern = async () => {
        const answer = await questions.askPattern(series, draft.recurrence, mayBeSingle);
        if (answer !== back) {
          pattern = answer;
          recurrence = answer.kind === 'rule' ? answer.recurrence : undefined;
          return undefined;
        }
        return back;
      };
      const custom = { type: 2, interval: 1 };
      const steps = () => [
        takePattern,
        ...(pattern.kind === 'custom'
          ? [
              async () => {
                const type = await questions.askUnit(custom.type);
                custom.type = type === back ? custom.type : type;
                return type === back ? back : undefined;
              },
              async () => {
                const interval = await questions.askInterval(custom.type, custom.interval);
                custom.interval = interval === back ? custom.interval : interval;
                recurrence = { type: custom.type, repeat_interval: custom.interval };
                return interval === back ? back : undefined;
              },
              ...(custom.type === 1
                ? []
                : [
                    async () => {
                      const days = await questions.askDays(series, custom.type, draft.recurrence);
                      if (days === back) {
                        return back;
                      }
                      recurrence = {
                        type: custom.type,
                        repeat_interval: custom.interval,
                        ...days,
                      };
                      return undefined;
                    },
                  ]),
            ]
          : []),
        ...(pattern.kind === 'single'
          ? []
          : [
              async () => {
                const end = await questions.askEnd(
                  series,
                  recurrence ?? { type: 1 },
                  draft.recurrence,
                );
                if (end === back) {
                  return back;
                }
                recurrence = { ...withoutEnd(recurrence ?? { type: 1 }), ...end };
                return undefined;
              },
              () => confirm({ ...draft, recurrence }),
            ]),
      ];
      if ((await input.runSubSteps(steps)) === back) {
        return back;
      }
      if (recurrence === undefined) {
        return { ...draft, recurrence };
      }
      // A series has an ID of its own, so it cannot take place in the personal meeting room.
      return { ...withSetting(draft, 'use_pmi', undefined), recurrence };
    },
  };
}

function subfield(name: string): string {
  return `recurrence.${name}`;
}
