import { expect, it } from 'vitest';
import { Settings } from '../../../src/platform/settings';

/** The settings of a user who has one setting in settings.json. */
const settingsWith = (value: unknown) =>
  new Settings(() => ({
    get: () => value,
    inspect: () => ({ globalValue: value }),
    update: () => Promise.resolve(),
  }));

it('reminds at whole minutes up to a day before, each once, the longest first', () => {
  const minutes = (value: unknown) => settingsWith(value).reminderMinutes;
  expect(minutes([1, 5, 0, 5, 1_440])).toEqual([1_440, 5, 1, 0]);
  expect(minutes([-1, 1_441, NaN, Infinity, '5', null, 2.4])).toEqual([2]);
  expect(minutes(Array.from({ length: 30 }, (_, minute) => minute))).toHaveLength(10);
  expect([undefined, null, 5, {}, 'all'].map(minutes)).toEqual([[], [], [], [], []]);
});

it('refreshes at most once a minute, or never', () => {
  expect([0, -5, '300', 1, 59, 90].map((value) => settingsWith(value).refreshInterval)).toEqual([
    0, 0, 0, 60_000, 60_000, 90_000,
  ]);
});

it('shows a meeting in the status bar at most a day before it', () => {
  expect([0, 30, 5_000, -1, 'soon'].map((value) => settingsWith(value).statusBarLeadTime)).toEqual([
    0, 30, 1_440, 60, 60,
  ]);
});

it('accepts no server without https, except on this machine', () => {
  expect(settingsWith('http://127.0.0.1:8/oauth').oauthUrl).toBe('http://127.0.0.1:8/oauth');
  expect(() => settingsWith('http://zoom.example').apiUrl).toThrow('zoom.server.apiUrl');
  expect(() => settingsWith('http://localhost/callback').redirectUrl).toThrow('redirectUrl');
});

it('takes the lifetime of a ZAK token from the user only', () => {
  const settings = new Settings(() => ({
    get: () => 31_536_000,
    inspect: () => ({ defaultValue: 7_200, workspaceValue: 31_536_000 }),
    update: () => Promise.resolve(),
  }));
  expect(settings.zakTtl).toBe(7_200);
});

it('takes nothing from a workspace that is not trusted', () => {
  const own: Record<string, unknown> = {
    'zoom.insert.formats': { markdown: '<${joinUrl}>' },
    'zoom.reminder.minutesBefore': [5],
    'zoom.statusBar.enabled': true,
    'zoom.statusBar.leadTime': 30,
    'zoom.meetings.showPrevious': true,
  };
  const inFolder: Record<string, unknown> = {
    'zoom.insert.formats': { markdown: 'https://evil.example' },
    'zoom.reminder.minutesBefore': [],
    'zoom.statusBar.enabled': false,
    'zoom.statusBar.leadTime': 0,
    'zoom.meetings.showPrevious': false,
  };
  const read = (isTrusted: boolean) => {
    const settings = new Settings(
      () => ({
        get: (id) => inFolder[id],
        inspect: (id) => ({ globalValue: own[id], workspaceValue: inFolder[id] }),
        update: () => Promise.resolve(),
      }),
      () => isTrusted,
    );
    const { insertFormats, reminderMinutes, showsStatusBar, statusBarLeadTime, showPrevious } =
      settings;
    const template = insertFormats.get('markdown');
    return [template, reminderMinutes, showsStatusBar, statusBarLeadTime, showPrevious];
  };
  expect(read(true)).toEqual(['https://evil.example', [], false, 0, false]);
  expect(read(false)).toEqual(['<${joinUrl}>', [5], true, 30, true]);
});
