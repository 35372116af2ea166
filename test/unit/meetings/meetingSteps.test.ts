import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { CreateMeetingMenu } from '../../../src/meetings/create/createMeetingMenu';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import type { MeetingFields } from '../../../src/meetings/input/draftFields';
import type { NewMeetingPreset } from '../../../src/meetings/input/newMeetingDefaults';
import type { StepTools } from '../../../src/meetings/steps/meetingStep';
import { newMeetingSteps, type Templates } from '../../../src/meetings/steps/meetingSteps';
import { back, QuickInputSteps } from '../../../src/platform/quickInputSteps';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import type { InvalidField } from '../../../src/zoom/errors';
import { type Answer, QuickPicks } from '../support/quickPicks';

const title = 'Create Meeting';
const start = new Date('2026-11-24T14:00:00Z');

let picks: QuickPicks;
let agenda = '';

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  // Monday, 10:30 in Berlin.
  vi.useFakeTimers({ now: new Date('2026-11-23T09:30:00Z'), toFake: ['Date'] });
  picks = new QuickPicks();
  agenda = '';
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function createTools(): StepTools {
  const locale = new ReaderLocale('en-US');
  return {
    input: new QuickInputSteps(),
    formatter: new MeetingFormatter(locale),
    locale,
    loadAgendas: () => Promise.resolve({ writeAgenda: () => Promise.resolve(agenda) }),
    typed: new Map(),
  };
}

/** Answers the question of one step, and returns the draft that comes of it. */
async function ask(label: string, draft: MeetingFields, ...answers: Answer[]) {
  const tools = createTools();
  picks.answer(...answers);
  const templates: Templates = [{ id: 'Dv4', name: 'Town hall' }];
  const steps = newMeetingSteps(tools, draft, {
    defaultTopic: 'Zoom Meeting',
    templates,
    togglesSettings: false,
  });
  const step = steps.find((each) => each.label === label);
  if (step === undefined) {
    throw new Error(`There is no step ${label}: ${steps.map((each) => each.label).join(', ')}`);
  }
  const answer = await tools.input.askOne(title, true, () => step.askValue(draft));
  expect(picks.left).toBe(0);
  return { step, draft: answer === back ? undefined : answer };
}

const labels = () =>
  (picks.shown.at(-1)?.lines ?? []).map(({ label }) => label.replace(/\s/gu, ' '));

describe('The question for a time zone', () => {
  it('offers Zoom’s zones with their offsets, the reader’s own first', async () => {
    const { draft } = await ask('Time zone', {}, 'Asia/Tokyo');
    expect(draft).toEqual({ timezone: 'Asia/Tokyo' });
    const [first, second] = picks.shown[0]?.lines ?? [];
    expect(first).toMatchObject({ label: 'Europe/Berlin', description: 'GMT+1' });
    expect(second).toMatchObject({ label: 'Pacific/Midway', description: 'GMT-11' });
    expect(picks.shown[0]?.lines).toHaveLength(135);
  });

  it('finds a zone under its other name', async () => {
    expect((await ask('Time zone', {}, { type: 'Europe/Kyiv' })).draft).toEqual({
      timezone: 'Europe/Kiev',
    });
  });

  it('asks whether a start was meant by the clocks there', async () => {
    const there = 'Tuesday, November 24, 2026 at 3:00 PM';
    const chosen = { startTime: start };
    const { draft } = await ask('Time zone', chosen, 'America/New_York', there);
    expect(draft).toEqual({
      timezone: 'America/New_York',
      startTime: new Date('2026-11-24T20:00:00Z'),
    });
    const same = 'Tuesday, November 24, 2026 at 9:00 AM';
    const kept = await ask('Time zone', chosen, 'America/New_York', same);
    expect(kept.draft).toEqual({ timezone: 'America/New_York', startTime: start });
    expect((await ask('Time zone', chosen, 'Europe/Paris')).draft).toEqual({
      timezone: 'Europe/Paris',
      startTime: start,
    });
  });

  it('goes back from the second question to the first, and then to where it came from', async () => {
    const { draft } = await ask(
      'Time zone',
      { startTime: start },
      ...['America/New_York', 'Back', 'Back'],
    );
    expect(draft).toBeUndefined();
    expect(picks.shown.map(({ title: shown }) => shown)).toEqual([
      'Create Meeting',
      'Create Meeting (2/2)',
      'Create Meeting (1/2)',
    ]);
  });
});

describe('The question for a start', () => {
  it('takes a time in the reader’s zone or in that of the meeting', async () => {
    const zoned = { timezone: 'America/New_York' };
    await ask('Start', zoned, { type: 'tomorrow 3pm' });
    expect(picks.shown[0]?.lines).toMatchObject([
      { start, description: '9:00 AM (America/New_York)' },
      { start: new Date('2026-11-24T20:00:00Z'), description: '3:00 PM (America/New_York)' },
    ]);
  });
});

describe('The question for a duration', () => {
  it.each([
    ['25', 25],
    ['1h 30', 90],
    ['1 hr 30 min', 90],
    ['24 hours', 1_440],
  ])('takes “%s”', async (typed, minutes) => {
    expect((await ask('Duration', {}, { type: typed })).draft).toEqual({ duration: minutes });
  });

  it.each(['0', '1441', '25 hours', '0 min', 'long'])(
    'refuses “%s” as it is typed',
    async (typed) => {
      expect((await ask('Duration', {}, { type: typed })).draft).toBeUndefined();
      expect(labels()).toEqual(['The duration must be a whole number of minutes from 1 to 1,440.']);
    },
  );

  it('takes what the language of the editor says', async () => {
    for (const [language, typed] of [
      ['de', '1 Std. 30 Min.'],
      ['de', 'anderthalb Stunden'],
      ['ja', '1 時間 30 分'],
    ] as const) {
      vi.spyOn(vscode.env, 'language', 'get').mockReturnValue(language);
      expect((await ask('Duration', {}, { type: typed })).draft).toEqual({ duration: 90 });
    }
  });
});

describe('The question for a template', () => {
  it('is asked of a meeting with one, even if there are none any more', () => {
    const labelsOf = (draft: MeetingFields) =>
      newMeetingSteps(createTools(), draft, {
        defaultTopic: 'Zoom Meeting',
        templates: [],
        togglesSettings: false,
      }).map((step) => step.label);
    expect(labelsOf({ templateId: 'gone' })).toContain('Template');
    expect(labelsOf({})).not.toContain('Template');
  });

  it('refuses one that no meeting can be created from, which can be taken off', async () => {
    const gone = { templateId: 'gone' };
    const { step, draft } = await ask('Template', gone, 'No Template');
    expect(step.problem?.(gone)).toBe('No meeting can be created from this template.');
    expect(step.problem?.({ templateId: 'Dv4' })).toBeUndefined();
    expect(step.problem?.({})).toBeUndefined();
    expect(draft?.templateId).toBeUndefined();
  });
});

describe('The question for a passcode', () => {
  it('takes Zoom’s own, none, or one that is typed', async () => {
    expect((await ask('Passcode', {}, 'No Passcode')).draft).toEqual({ passcode: '' });
    expect((await ask('Passcode', { passcode: '' }, 'Chosen by Zoom')).draft).toEqual({
      passcode: undefined,
    });
    expect((await ask('Passcode', {}, { type: 'a!b#1' })).draft).toEqual({ passcode: 'a!b#1' });
  });

  it.each([
    ['12345678901', 'The passcode can have up to 10 characters.'],
    ['a b', 'The passcode can only contain letters, digits and symbols, and no blanks.'],
    ['ä', 'The passcode can only contain letters, digits and symbols, and no blanks.'],
  ])('refuses “%s” as it is typed', async (typed, problem) => {
    expect((await ask('Passcode', {}, { type: typed })).draft).toBeUndefined();
    expect(labels()).toEqual([problem]);
  });
});

describe('The questions for people', () => {
  it('take several addresses', async () => {
    const { draft } = await ask('Alternative hosts', {}, { type: 'a@b.example; c@d.example' });
    expect(draft).toEqual({ settings: { alternative_hosts: 'a@b.example;c@d.example' } });
    const invitees = await ask('Invitees', {}, { type: 'a@b.example, a@b.example c@d.example' });
    expect(invitees.draft).toEqual({
      settings: { meeting_invitees: [{ email: 'a@b.example' }, { email: 'c@d.example' }] },
    });
    expect(invitees.step.format(invitees.draft ?? {})).toBe('a@b.example, c@d.example');
  });

  it('refuse what is no address, and too many of them, as they are typed', async () => {
    expect((await ask('Invitees', {}, { type: 'a@b.example, sam' })).draft).toBeUndefined();
    expect(picks.shown.at(-1)?.message).toBe('“sam” is not an email address.');
    const many = Array.from({ length: 200 }, (_, index) => `a${index}@b.example`).join(' ');
    expect((await ask('Invitees', {}, { type: many })).draft).toBeUndefined();
    expect(picks.shown.at(-1)?.message).toBe(
      'A meeting can have up to 100 invitees, but there are 200.',
    );
  });
});

describe('The question for all options', () => {
  it('changes only what the person changes', async () => {
    const before = { settings: { mute_upon_entry: true } };
    const { draft } = await ask('Options', before, { select: ['Host video', 'Mute on entry'] });
    expect(draft).toEqual({ settings: { mute_upon_entry: false, host_video: true } });
  });

  it('takes either a waiting room or joining before the host', async () => {
    const { draft } = await ask('Options', {}, { select: ['Waiting room', 'Join before host'] });
    expect(draft).toEqual({ settings: { join_before_host: true } });
    const waits = await ask('Options', draft ?? {}, { select: ['Waiting room'] });
    expect(waits.draft).toEqual({ settings: { waiting_room: true, join_before_host: false } });
  });
});

describe('The questions for a series', () => {
  const draft = { startTime: start, duration: 45, timezone: 'Europe/Berlin' };

  it('offer what fits the day, and show the first dates and the last one before it is taken', async () => {
    const { draft: planned, step } = await ask(
      'Repeats',
      draft,
      ...['Every week on Tuesday', 'After 10 occurrences', 'Use This Series'],
    );
    expect(picks.shown[0]?.lines.map(({ label }) => label)).toEqual([
      'Doesn’t Repeat',
      'Every day',
      'Every weekday',
      'Every week on Tuesday',
      'Every 2 weeks on Tuesday',
      'Every month on day 24',
      'Every month on the fourth Tuesday',
      'Every month on the last Tuesday',
      'Custom…',
    ]);
    expect(picks.shown.map(({ title: shown }) => shown)).toEqual([
      'Create Meeting',
      'Create Meeting (2/3)',
      'Create Meeting (3/3)',
    ]);
    expect(labels()).toEqual([
      'Use This Series',
      'Tuesday, November 24, 2026 at 3:00 PM',
      'Tuesday, December 1, 2026 at 3:00 PM',
      'Tuesday, December 8, 2026 at 3:00 PM',
      '…',
      'Tuesday, January 26, 2027 at 3:00 PM',
    ]);
    expect(planned?.recurrence).toEqual({
      type: 2,
      repeat_interval: 1,
      weekly_days: '3',
      end_times: 10,
    });
    expect(step.format(planned ?? {})).toBe('Every week on Tuesday · After 10 occurrences');
    expect(step.detail?.(planned ?? {})).toContain('Tue, Jan 26');
  });

  it('ask for an own pattern step by step, and go back', async () => {
    const { draft: planned } = await ask(
      'Repeats',
      draft,
      ...['Custom…', 'Weeks', 'Back', 'Weeks', { type: '3' }],
      { select: ['Friday'] },
      { type: 'Dec 31' },
      'Use This Series',
    );
    expect(planned?.recurrence).toEqual({
      type: 2,
      repeat_interval: 3,
      weekly_days: '3,6',
      end_date_time: '2026-12-31T22:59:59Z',
    });
    expect(picks.shown.slice(1).map(({ title: shown }) => shown.slice(-5))).toEqual([
      '(2/6)',
      '(3/6)',
      '(2/6)',
      '(3/6)',
      '(4/6)',
      '(5/6)',
      '(6/6)',
    ]);
  });

  it('take months by day and by week', async () => {
    const monthly = await ask(
      'Repeats',
      draft,
      ...['Custom…', 'Months', { type: '2' }, 'Every month on the last Tuesday'],
      ...[{ type: '5' }, 'Use This Series'],
    );
    expect(monthly.draft?.recurrence).toEqual({
      type: 3,
      repeat_interval: 2,
      monthly_week: -1,
      monthly_week_day: 3,
      end_times: 5,
    });
  });

  it.each([
    ['51', 'A series can have up to 50 occurrences.'],
    ['0', 'A series can have up to 50 occurrences.'],
    ['Feb 30', 'The day in “Feb 30” does not exist.'],
    ['whenever', 'Can’t understand the time “whenever”.'],
    [
      'Dec 31 2027',
      'A series can have up to 50 occurrences, but this one has more before its last day.',
    ],
  ])('refuse the end “%s” as it is typed', async (typed, problem) => {
    const { draft: planned } = await ask('Repeats', draft, 'Every day', { type: typed });
    expect(planned).toBeUndefined();
    expect(labels()).toEqual([problem]);
  });

  it('refuse an interval that Zoom does not take', async () => {
    await ask('Repeats', draft, 'Custom…', 'Months', { type: '11' });
    expect(labels()).toEqual(['The interval must be a whole number from 1 to 10.']);
  });

  it('leave the personal meeting room', async () => {
    const inRoom = { ...draft, settings: { use_pmi: true, waiting_room: true } };
    const { draft: planned } = await ask(
      'Repeats',
      inRoom,
      ...['Every day', 'After 5 occurrences', 'Use This Series'],
    );
    expect(planned?.settings).toEqual({ waiting_room: true });
  });

  it('move with the start', async () => {
    const weekly = { ...draft, recurrence: { type: 2, weekly_days: '3', end_times: 4 } };
    const { draft: moved } = await ask('Start', weekly, { type: 'Nov 26 9:00am' });
    expect(moved).toMatchObject({
      startTime: new Date('2026-11-26T08:00:00Z'),
      recurrence: { type: 2, weekly_days: '5', end_times: 4 },
    });
  });

  it('say that a time zone is not listed, if the series would move', async () => {
    vi.stubEnv('TZ', 'Antarctica/Troll');
    const { step } = await ask('Repeats', {}, 'Escape');
    const series = { startTime: start, recurrence: { type: 1, end_times: 3 } };
    expect(step.problem?.(series)).toContain('Zoom doesn’t support the time zone Antarctica/Troll');
    expect(step.problem?.({ ...series, timezone: 'UTC' })).toBeUndefined();
  });
});

describe('The menu of a new meeting', () => {
  const account: AccountSummary = {
    id: 'ada',
    label: 'ada@example.com',
    apiUrl: 'https://api.zoom.us/v2',
    ended: undefined,
    personalRoom: undefined,
    scopes: [],
  };

  async function plan(
    draft: MeetingFields,
    answers: readonly Answer[],
    more: {
      templates?: Templates;
      presets?: readonly NewMeetingPreset[];
      refused?: readonly InvalidField[];
    } = {},
  ) {
    picks.answer(...answers);
    const { templates = [], presets = [], refused } = more;
    const planned = await new CreateMeetingMenu(createTools()).askMeeting({
      title,
      defaultTopic: 'Zoom Meeting',
      accounts: [account],
      account,
      draft,
      presets,
      listTemplates: () => Promise.resolve(templates),
      refused,
      hasBack: true,
    });
    expect(picks.left).toBe(0);
    return planned;
  }

  it('shows every field with its value', async () => {
    const draft = { topic: 'Retro', startTime: start, duration: 45, passcode: '' };
    const { draft: planned, isBack } = await plan(draft, ['Create Meeting']);
    expect([planned, isBack]).toEqual([draft, false]);
    const lines = picks.shown[0]?.lines.map(({ label, description }) =>
      [label, description ?? ''].join(': ').replace(/\s/gu, ' '),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^Create Meeting: Retro · Tuesday, November 24, 2026.*3:45 PM$/),
      'Go Through All Options: ',
      ': ',
      'Topic: Retro',
      'Start: Tuesday, November 24, 2026 at 3:00 PM',
      'Duration: 45 min',
      'Time zone: Europe/Berlin',
      'Repeats: Never',
      'Agenda: none',
      'Invitees: none',
      'Alternative hosts: none',
      'Passcode: none',
      'Settings: ',
      'Personal meeting room: As in your Zoom settings',
      'Waiting room: As in your Zoom settings',
      'Join before host: As in your Zoom settings',
      'Mute on entry: As in your Zoom settings',
      'Host video: As in your Zoom settings',
      'Participant video: As in your Zoom settings',
      'Automatic recording: As in your Zoom settings',
    ]);
  });

  it('changes fields one by one, and returns to the menu', async () => {
    agenda = 'One\nTwo';
    const { draft } = await plan(
      {},
      [
        ...['Duration', '30 min', 'Waiting room', 'Waiting room', 'Agenda'],
        ...['Automatic recording', 'In the cloud', 'Template', 'Town hall', 'Create Meeting'],
      ],
      { templates: [{ id: 'Dv4', name: 'Town hall' }] },
    );
    expect(draft).toEqual({
      duration: 30,
      agenda: 'One\nTwo',
      templateId: 'Dv4',
      settings: { waiting_room: false, auto_recording: 'cloud' },
    });
    expect(picks.line('Agenda')?.description).toBe('One↵Two');
  });

  it('goes through all options with step numbers and a way back', async () => {
    const { draft } = await plan({}, [
      'Go Through All Options',
      { type: 'Planning' },
      ...['Now', 'Back', 'Now', '15 min', 'Escape', 'Create Meeting'],
    ]);
    expect(draft).toMatchObject({ topic: 'Planning', duration: 15 });
    expect(picks.shown.map(({ title: shown }) => shown)).toEqual([
      'Create Meeting',
      'Create Meeting (1/12)',
      'Create Meeting (2/12)',
      'Create Meeting (3/12)',
      'Create Meeting (2/12)',
      'Create Meeting (3/12)',
      'Create Meeting (4/12)',
      'Create Meeting',
    ]);
  });

  it('leads to what is wrong before it creates anything', async () => {
    agenda = 'x'.repeat(2_001);
    picks.answer();
    const long = await plan({ agenda: 'x'.repeat(2_001) }, ['Create Meeting', 'Back']);
    expect(long.isBack).toBe(true);
    const line = picks.line('Agenda');
    expect(line?.detail).toContain('The agenda can have up to 2,000 characters');
  });

  it('shows at its line what Zoom has refused, until that is changed', async () => {
    await plan(
      { settings: { alternative_hosts: 'a@b.example' } },
      ['Alternative hosts', { type: 'c@d.example' }, 'Create Meeting'],
      { refused: [{ field: 'settings.alternative_hosts', message: 'Not in your account.' }] },
    );
    const details = picks.shown.map(
      ({ lines }) => lines.find(({ label }) => label === 'Alternative hosts')?.detail,
    );
    expect(details).toEqual(['$(error) Not in your account.', undefined, undefined]);
  });

  it('uses a preset, which leaves what it does not name, and asks for a passcode', async () => {
    const presets = [
      {
        name: 'Pairing',
        draft: { topic: 'Pairing', duration: 90, settings: { mute_upon_entry: false } },
        asksForPasscode: true,
      },
    ];
    const { draft } = await plan(
      { topic: 'With Sam', settings: { waiting_room: true } },
      ['Use a Preset…', 'Pairing', { type: 'abc' }, 'Create Meeting'],
      { presets },
    );
    expect(draft).toEqual({
      topic: 'With Sam',
      duration: 90,
      passcode: 'abc',
      settings: { waiting_room: true, mute_upon_entry: false },
    });
    const empty = await plan({}, ['Use a Preset…', 'Pairing', 'Escape', 'Create Meeting'], {
      presets,
    });
    expect(empty.draft.topic).toBe('Pairing');
  });
});
