import * as vscode from 'vscode';
import { formatNumber } from '../../platform/formatNumber';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import { readRecurrence } from '../../schedule/recurrence';
import { mostOccurrences } from '../../schedule/seriesDates';
import { loadStartLanguage } from '../../schedule/startTime/loadStartLanguage';
import { readStart } from '../../schedule/startTime/readStart';
import { isRefusal, type StartContext } from '../../schedule/startTime/startText';
import { toZoomTime } from '../../schedule/scheduledMeeting';
import { day, startOfDay, timesAt, wallClockAt } from '../../schedule/wallClock';
import { plainText } from '../../text/plainText';
import type { Recurrence } from '../../zoom/recurrence';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { formatRecurrence, weekdayName } from '../format/recurrenceFormatter';
import { largestIntervals, recurrenceProblems } from '../input/recurrenceProblem';
import { startProblemMessage } from '../input/startProblems';
import type { StepTools } from './meetingStep';

/** When a series starts, and in which zone, as `Intl` knows it. */
export interface SeriesContext {
  start: Date;
  zone: string;
}

/** What a person picks first: a common pattern, one of their own, or none. */
export type RecurrencePattern =
  { kind: 'single' | 'custom' } | { kind: 'rule'; recurrence: Recurrence };

/** The days of a weekly or monthly series. */
type RecurrenceDays = Pick<
  Recurrence,
  'weekly_days' | 'monthly_day' | 'monthly_week' | 'monthly_week_day'
>;

/** The end of a series. */
type RecurrenceEnd = Pick<Recurrence, 'end_times' | 'end_date_time'>;

interface EndPick extends vscode.QuickPickItem {
  end: RecurrenceEnd;
  isRefused?: boolean;
}

interface NumberPick extends vscode.QuickPickItem {
  value: number;
  isRefused?: boolean;
}

/** The questions about how a series repeats, each with a way back. */
export class RecurrenceQuestions {
  private readonly input: QuickInputSteps;
  private readonly formatter: MeetingFormatter;
  private readonly language: string;
  /** What was typed for the end, which Back keeps. */
  private typedEnd: string | undefined;

  constructor({ input, formatter, locale }: StepTools) {
    this.input = input;
    this.formatter = formatter;
    this.language = locale.language;
  }

  /** @param current how the meeting repeats so far */
  async askPattern(
    series: SeriesContext,
    current: Recurrence | undefined,
    mayBeSingle: boolean,
  ): Promise<RecurrencePattern | typeof back> {
    const rules = this.commonRules(series);
    const own = current && withoutEnd(current);
    const labels = rules.map((rule) => this.format(rule));
    const items: (vscode.QuickPickItem & { pattern: RecurrencePattern })[] = [
      ...(mayBeSingle
        ? [{ label: vscode.l10n.t('Doesn’t Repeat'), pattern: { kind: 'single' } as const }]
        : []),
      ...(own === undefined || labels.includes(this.format(own)) ? rules : [own, ...rules]).map(
        (recurrence) => ({
          label: this.format(recurrence),
          pattern: { kind: 'rule', recurrence } as const,
        }),
      ),
      { label: vscode.l10n.t('Custom…'), pattern: { kind: 'custom' } },
    ];
    const picked = await this.input.showQuickPick({
      items,
      active: own && items.find(({ label }) => label === this.format(own)),
      placeholder: vscode.l10n.t('How often does the meeting take place?'),
    });
    return picked === back ? back : picked.pattern;
  }

  /** @returns Zoom's type: 1 daily, 2 weekly, 3 monthly */
  async askUnit(chosen: number): Promise<number | typeof back> {
    const items = [
      { label: vscode.l10n.t('Days'), type: 1 },
      { label: vscode.l10n.t('Weeks'), type: 2 },
      { label: vscode.l10n.t('Months'), type: 3 },
    ];
    const picked = await this.input.showQuickPick({
      items,
      active: items.find(({ type }) => type === chosen),
      placeholder: vscode.l10n.t('Does it repeat by days, weeks, or months?'),
    });
    return picked === back ? back : picked.type;
  }

  async askInterval(type: number, chosen: number): Promise<number | typeof back> {
    const largest = largestIntervals[type as keyof typeof largestIntervals];
    const pickOf = (value: number): NumberPick => ({
      label: formatInterval(type, value),
      value,
      alwaysShow: true,
    });
    const offered = [1, 2, 3, 4].map(pickOf);
    const picked = await this.input.showQuickPick<NumberPick>({
      items: offered,
      active: offered.find(({ value }) => value === chosen),
      placeholder: vscode.l10n.t('Select an interval or type a number up to {0}', largest),
      itemsFor: (text) => {
        const value = readNumber(text);
        if (text.trim() === '') {
          return offered;
        }
        return value !== undefined && value >= 1 && value <= largest
          ? [pickOf(value)]
          : [
              {
                label: vscode.l10n.t('The interval must be a whole number from 1 to {0}.', largest),
                value: 0,
                alwaysShow: true,
                isRefused: true,
              },
            ];
      },
    });
    return picked === back ? back : picked.value;
  }

  /** Asks on which days of the week, or on which day of the month. */
  async askDays(
    series: SeriesContext,
    type: number,
    current: Recurrence | undefined,
  ): Promise<RecurrenceDays | typeof back> {
    return type === 2 ? this.askWeekdays(series, current) : this.askDayOfMonth(series, current);
  }

  /** Asks when a series ends: after a number of times, or on a day. */
  async askEnd(
    series: SeriesContext,
    recurrence: Recurrence,
    current: Recurrence | undefined,
  ): Promise<RecurrenceEnd | typeof back> {
    const rule = withoutEnd(recurrence);
    const offered = this.offeredEnds(series, rule, current);
    const language = await loadStartLanguage(vscode.env.language);
    const context = { timeZone: series.zone, isDayFirst: this.formatter.isDayFirst(), language };
    const picksFor = (text: string) => {
      if (text.trim() === '') {
        return offered;
      }
      const times = readNumber(text);
      return times === undefined
        ? this.typedDays(text, { ...context, now: new Date() }, series, rule)
        : [typedTimes(times)];
    };
    const picked = await this.input.showQuickPick<EndPick>({
      items: picksFor(this.typedEnd ?? ''),
      value: this.typedEnd ?? '',
      active: offered.find(({ end }) => current && isSameEnd(end, current)),
      placeholder: vscode.l10n.t(
        'Select when the series ends, or type a number of times or a last day',
      ),
      itemsFor: picksFor,
      onChange: (text) => {
        this.typedEnd = text;
      },
    });
    return picked === back ? back : picked.end;
  }

  private async askWeekdays(
    { start, zone }: SeriesContext,
    current: Recurrence | undefined,
  ): Promise<RecurrenceDays | typeof back> {
    const chosen = current?.weekly_days ?? String(wallClockAt(start, zone).getUTCDay() + 1);
    const days = new Set(chosen.split(',').map(Number));
    // The week begins on Monday, as in the sentences about series.
    const items = [2, 3, 4, 5, 6, 7, 1].map((weekday) => ({
      label: weekdayName(weekday - 1, this.language),
      weekday,
    }));
    const picked = await this.input.showMultiPick({
      items,
      selected: items.filter(({ weekday }) => days.has(weekday)),
      placeholder: vscode.l10n.t('On which days of the week?'),
      isComplete: (selected) => selected.length > 0,
    });
    return picked === back
      ? back
      : {
          weekly_days: picked
            .map(({ weekday }) => weekday)
            .sort((a, b) => a - b)
            .join(','),
        };
  }

  private async askDayOfMonth(
    series: SeriesContext,
    current: Recurrence | undefined,
  ): Promise<RecurrenceDays | typeof back> {
    const own = current?.type === 3 ? [withoutEnd({ ...current, repeat_interval: 1 })] : [];
    const byStart = this.commonRules(series).filter(({ type }) => type === 3);
    const all = [...own, ...byStart];
    const labels = all.map((rule) => this.format(rule));
    const items = all
      .filter((_, index) => labels.indexOf(labels[index] ?? '') === index)
      .map((recurrence) => ({ label: this.format(recurrence), recurrence }));
    const picked = await this.input.showQuickPick({
      items,
      placeholder: vscode.l10n.t('On which day of the month?'),
    });
    if (picked === back) {
      return back;
    }
    const { monthly_day, monthly_week, monthly_week_day } = picked.recurrence;
    return monthly_week === undefined ? { monthly_day } : { monthly_week, monthly_week_day };
  }

  /** The patterns that fit the day of the start. */
  private commonRules({ start, zone }: SeriesContext): Recurrence[] {
    const wall = wallClockAt(start, zone);
    const weekday = wall.getUTCDay();
    const date = wall.getUTCDate();
    const week = Math.ceil(date / 7);
    const daysInMonth = new Date(
      Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0),
    ).getUTCDate();
    const isWorkday = weekday >= 1 && weekday <= 5;
    const byWeek = (monthly_week: number): Recurrence => ({
      type: 3,
      repeat_interval: 1,
      monthly_week,
      monthly_week_day: weekday + 1,
    });
    return [
      { type: 1, repeat_interval: 1 },
      ...(isWorkday ? [{ type: 2, repeat_interval: 1, weekly_days: '2,3,4,5,6' }] : []),
      { type: 2, repeat_interval: 1, weekly_days: String(weekday + 1) },
      { type: 2, repeat_interval: 2, weekly_days: String(weekday + 1) },
      { type: 3, repeat_interval: 1, monthly_day: date },
      ...(week <= 4 ? [byWeek(week)] : []),
      ...(date > daysInMonth - 7 ? [byWeek(-1)] : []),
    ];
  }

  private offeredEnds(
    series: SeriesContext,
    rule: Recurrence,
    current: Recurrence | undefined,
  ): EndPick[] {
    const months = [1, 3, 6].flatMap((count) => {
      const wall = startOfDay(wallClockAt(series.start, series.zone));
      wall.setUTCMonth(wall.getUTCMonth() + count);
      const pick = this.dayPick(wall, series, rule);
      return pick.isRefused === true ? [] : [pick];
    });
    const own =
      current?.end_date_time === undefined
        ? current?.end_times === undefined || current.end_times === 0
          ? []
          : [timesPick(current.end_times)]
        : [this.untilPick(new Date(current.end_date_time), series, rule)];
    const times = [5, 10, 20].map(timesPick);
    const picks = [...own.filter(({ isRefused }) => isRefused !== true), ...times, ...months];
    return picks.filter(
      ({ label }, index) => picks.findIndex((pick) => pick.label === label) === index,
    );
  }

  private typedDays(
    text: string,
    context: StartContext,
    series: SeriesContext,
    rule: Recurrence,
  ): EndPick[] {
    const read = readStart(text, context);
    if (read === undefined || isRefusal(read)) {
      return [refusedEnd(startProblemMessage(read?.problem, plainText(text.trim())))];
    }
    const readings = read.kind === 'day' ? read.suggestions : [...read.readings, ...read.unlikely];
    const days = new Set(
      readings.map(({ start }) => startOfDay(wallClockAt(start, series.zone)).getTime()),
    );
    return days.size === 0
      ? [refusedEnd(vscode.l10n.t('The series ends before it starts.'))]
      : [...days].map((time) => this.dayPick(new Date(time), series, rule));
  }

  /** @param wall the midnight with which the last day begins, by the clocks of the series */
  private dayPick(wall: Date, series: SeriesContext, rule: Recurrence): EndPick {
    const [midnight = wall] = timesAt(new Date(wall.getTime() + day), series.zone);
    return this.untilPick(new Date(midnight.getTime() - 1_000), series, rule);
  }

  private untilPick(until: Date, { start, zone }: SeriesContext, rule: Recurrence): EndPick {
    const end = { end_date_time: toZoomTime(until) };
    const [problem] = recurrenceProblems({ ...rule, ...end }, { start, timeZone: zone });
    return problem === undefined
      ? {
          label: vscode.l10n.t('Until {0}', this.formatter.fullDay(until, zone)),
          iconPath: new vscode.ThemeIcon('calendar'),
          alwaysShow: true,
          end,
        }
      : refusedEnd(problem.message);
  }

  private format(recurrence: Recurrence): string {
    const rule = readRecurrence(recurrence);
    return rule === undefined ? '' : formatRecurrence(rule, this.language);
  }
}

function timesPick(times: number): EndPick {
  return {
    label:
      times === 1
        ? vscode.l10n.t('After 1 occurrence')
        : vscode.l10n.t('After {0} occurrences', formatNumber(times)),
    alwaysShow: true,
    end: { end_times: times },
  };
}

function typedTimes(times: number): EndPick {
  return times >= 1 && times <= mostOccurrences
    ? timesPick(times)
    : refusedEnd(vscode.l10n.t('A series can have up to {0} occurrences.', mostOccurrences));
}

function refusedEnd(label: string): EndPick {
  return { label, alwaysShow: true, isRefused: true, end: {} };
}

function formatInterval(type: number, interval: number): string {
  switch (type) {
    case 1:
      return interval === 1
        ? vscode.l10n.t('Every day')
        : vscode.l10n.t('Every {0} days', interval);
    case 2:
      return interval === 1
        ? vscode.l10n.t('Every week')
        : vscode.l10n.t('Every {0} weeks', interval);
    default:
      return interval === 1
        ? vscode.l10n.t('Every month')
        : vscode.l10n.t('Every {0} months', interval);
  }
}

function isSameEnd(one: RecurrenceEnd, other: RecurrenceEnd): boolean {
  return one.end_times === other.end_times && one.end_date_time === other.end_date_time;
}

/** Returns how a series repeats, without its end. */
export function withoutEnd(recurrence: Recurrence): Recurrence {
  const rule = { ...recurrence };
  delete rule.end_times;
  delete rule.end_date_time;
  return rule;
}

function readNumber(text: string): number | undefined {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined;
}
