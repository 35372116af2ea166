import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { QuickInputSteps, type PickStep } from '../../../src/platform/quickInputSteps';
import { StartQuestion } from '../../../src/meetings/input/startQuestion';
import { ReaderLocale } from '../../../src/platform/readerLocale';

/** What a test reads of a line. */
interface Line {
  label: string;
  description?: string;
  detail?: string;
  isRefused?: boolean;
}

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  // Monday, 10:30 in Berlin.
  vi.useFakeTimers({ now: new Date('2026-11-23T09:30:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** The lines that are offered for a text, and what is answered if the first one is accepted. */
async function offeredFor(
  text: string,
  { language = 'en-US', start }: { language?: string; start?: Date } = {},
) {
  let lines: readonly Line[] = [];
  const showQuickPick = <T extends vscode.QuickPickItem>({ itemsFor }: PickStep<T>) => {
    const items = itemsFor?.(text) ?? [];
    lines = items;
    return Promise.resolve(items[0]);
  };
  const question = new StartQuestion(
    { showQuickPick } as Pick<QuickInputSteps, 'showQuickPick'>,
    new MeetingFormatter(new ReaderLocale(language)),
  );
  const answer = await question.askStart({ start, offersNow: start === undefined });
  return {
    labels: lines.map(({ label }) => label.replace(/\s/gu, ' ')),
    lines,
    answer,
  };
}

describe('The question for a start', () => {
  it('offers working hours first for an hour without “am” or “pm”', async () => {
    const { labels } = await offeredFor('tomorrow at 3');
    expect(labels).toEqual([
      'Tuesday, November 24, 2026 at 3:00 PM',
      'Tuesday, November 24, 2026 at 3:00 AM',
    ]);
    expect((await offeredFor('tomorrow at 9')).labels).toEqual([
      'Tuesday, November 24, 2026 at 9:00 AM',
      'Tuesday, November 24, 2026 at 9:00 PM',
    ]);
  });

  it('offers both dates that numbers with slashes can mean, in the order of the language', async () => {
    expect((await offeredFor('3/4/2027 10:00')).labels).toEqual([
      'Thursday, March 4, 2027 at 10:00 AM',
      'Saturday, April 3, 2027 at 10:00 AM',
    ]);
    expect((await offeredFor('3/4/2027 10:00', { language: 'en-GB' })).labels).toEqual([
      expect.stringContaining('3 April 2027'),
      expect.stringContaining('4 March 2027'),
    ]);
    expect((await offeredFor('3.4.2027 10:00')).labels).toEqual([
      'Saturday, April 3, 2027 at 10:00 AM',
    ]);
  });

  it('takes a time in the language of the editor', async () => {
    vi.spyOn(vscode.env, 'language', 'get').mockReturnValue('de');
    const { answer } = await offeredFor('morgen 15 Uhr für 45 Minuten');
    vi.restoreAllMocks();
    expect(answer).toEqual({ start: new Date('2026-11-24T14:00:00Z'), duration: 45 });
  });

  it.each([
    ['30 February 10:00', 'The day in “30 February 10:00” does not exist.'],
    ['15:00-14:00', 'The end in “15:00-14:00” is not after the start.'],
  ])('says why a time cannot be taken: “%s”', async (text, label) => {
    const { labels, lines } = await offeredFor(text);
    expect(labels).toEqual([label]);
    expect(lines[0]?.isRefused).toBe(true);
  });

  it('offers times of a day that has none', async () => {
    expect((await offeredFor('Dec 1')).labels).toEqual(
      ['9:00 AM', '10:00 AM', '2:00 PM', '3:00 PM'].map(
        (time) => `Tuesday, December 1, 2026 at ${time}`,
      ),
    );
    const start = new Date('2026-12-08T16:45:00+01:00');
    expect((await offeredFor('tomorrow', { start })).labels[0]).toBe(
      'Tuesday, November 24, 2026 at 4:45 PM',
    );
    vi.setSystemTime(new Date('2026-11-23T22:30:00Z'));
    const { lines } = await offeredFor('today');
    expect(lines).toMatchObject([
      { label: 'The time “today” needs a time of day.', isRefused: true },
    ]);
  });

  it('tells apart the times that the clocks show twice', async () => {
    const { lines } = await offeredFor('2027-10-31T02:30');
    expect(lines.map(({ detail }) => detail)).toEqual(['GMT+2', 'GMT+1']);
  });

  it('says that the clocks skip a time before it offers a later one', async () => {
    const { lines, labels } = await offeredFor('2027-03-28 02:30');
    expect(lines[0]?.isRefused).toBe(true);
    expect(labels).toEqual([
      'The clocks are set forward on that day, and skip the time that you typed.',
      'Sunday, March 28, 2027 at 3:30 AM',
    ]);
    expect((await offeredFor('2027-03-28 03:30')).labels).toHaveLength(1);
  });

  it('offers both ends that the clocks show twice', async () => {
    const { lines } = await offeredFor('2027-10-31 01:00 to 02:30');
    expect(lines.map(({ description }) => description)).toEqual(['1 hr 30 min', '2 hr 30 min']);
  });

  it('keeps the day of the meeting that is edited', async () => {
    const start = new Date('2026-12-08T16:45:00+01:00');
    const startFor = async (text: string) => {
      const { answer } = await offeredFor(text, { start });
      return typeof answer === 'symbol' ? answer : answer.start;
    };
    await expect(startFor('10:30')).resolves.toEqual(new Date('2026-12-08T09:30:00Z'));
    await expect(startFor('10:00 UTC')).resolves.toEqual(new Date('2026-12-08T10:00:00Z'));
    await expect(startFor('15 minutes later')).resolves.toEqual(new Date('2026-12-08T16:00:00Z'));
  });

  it('answers with the duration too', async () => {
    const { lines, answer } = await offeredFor('tomorrow 3pm to 4:30pm');
    expect(lines).toMatchObject([{ description: '1 hr 30 min' }]);
    expect(answer).toEqual({ start: new Date('2026-11-24T14:00:00Z'), duration: 90 });
  });

  it('refuses what has passed or cannot be read', async () => {
    expect((await offeredFor('yesterday 3pm')).lines).toMatchObject([{ isRefused: true }]);
    expect((await offeredFor('soon')).lines).toMatchObject([
      { label: 'Can’t understand the time “soon”.', isRefused: true },
    ]);
  });
});

describe('Enter', () => {
  /** A quick pick in which a text was typed faster than its items are shown. */
  function typeFast(selected: string) {
    const accepted = new vscode.EventEmitter<void>();
    const never = () => new vscode.Disposable(() => undefined);
    const pick = {
      items: [],
      value: '',
      selectedItems: [{ label: selected }],
      onDidChangeValue: never,
      onDidAccept: accepted.event,
      onDidTriggerButton: never,
      onDidTriggerItemButton: never,
      onDidHide: never,
      show: () => undefined,
      dispose: () => undefined,
    };
    vi.spyOn(vscode.window, 'createQuickPick').mockReturnValue(
      pick as unknown as vscode.QuickPick<vscode.QuickPickItem>,
    );
    return { pick, accepted };
  }

  it('chooses one of several readings only if it is the one that is selected', async () => {
    const { pick, accepted } = typeFast('of an older list');
    const answer = new QuickInputSteps().showQuickPick({
      items: [],
      value: 'at 3',
      placeholder: '',
      itemsFor: () => [{ label: 'afternoon' }, { label: 'night' }],
    });
    accepted.fire();
    pick.selectedItems = [{ label: 'night' }];
    accepted.fire();
    await expect(answer).resolves.toEqual({ label: 'night' });
    vi.restoreAllMocks();
  });
});
