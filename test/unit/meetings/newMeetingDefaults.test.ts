import { describe, expect, it } from 'vitest';
import {
  newMeetingDefaults,
  newMeetingPresets,
} from '../../../src/meetings/input/newMeetingDefaults';
import { Settings } from '../../../src/platform/settings';
import { contributedSettings } from '../support/contributedSettings';

/** The settings with some values, and what is logged about them. */
function read(values: Record<string, unknown>) {
  const lines: string[] = [];
  const log = { info: (line: string) => lines.push(line) };
  const settings = { newMeeting: (field: string) => values[field] };
  return {
    lines,
    defaults: newMeetingDefaults(settings, log),
    presets: newMeetingPresets(settings, log),
  };
}

describe('The defaults of new meetings', () => {
  it('are Zoom’s own if nothing is set', () => {
    const contributed = Object.fromEntries(
      Object.entries(contributedSettings).flatMap(([id, { default: value }]) =>
        id.startsWith('zoom.newMeeting.') ? [[id.slice('zoom.newMeeting.'.length), value]] : [],
      ),
    );
    expect(Object.keys(contributed)).toHaveLength(9);
    for (const values of [contributed, {}]) {
      expect(read(values)).toMatchObject({
        defaults: { draft: {}, asksForPasscode: false },
        presets: [],
        lines: [],
      });
    }
  });

  it('are what the settings say', () => {
    const { defaults, lines } = read({
      duration: 25,
      timezone: 'Asia/Tokyo',
      waitingRoom: false,
      joinBeforeHost: true,
      muteOnEntry: true,
      autoRecording: 'cloud',
      usePersonalMeetingId: true,
      passcode: true,
    });
    expect(defaults).toEqual({
      asksForPasscode: true,
      draft: {
        duration: 25,
        timezone: 'Asia/Tokyo',
        settings: {
          waiting_room: false,
          join_before_host: true,
          mute_upon_entry: true,
          auto_recording: 'cloud',
          use_pmi: true,
        },
      },
    });
    expect(lines).toEqual([]);
  });

  it('are ignored if they make no sense, with one line in the log for each', () => {
    const wrong = {
      duration: 1_441,
      timezone: 'Mars/Base',
      waitingRoom: 'yes',
      joinBeforeHost: 1,
      muteOnEntry: {},
      autoRecording: 'disk',
      usePersonalMeetingId: 'no',
      passcode: 'hunter2',
    };
    const { defaults, lines } = read(wrong);
    expect(defaults).toEqual({ draft: {}, asksForPasscode: false });
    expect(lines).toHaveLength(Object.keys(wrong).length);
    for (const field of Object.keys(wrong)) {
      expect(lines.filter((line) => line.includes(`zoom.newMeeting.${field} `))).toHaveLength(1);
    }
    expect(lines.join()).not.toContain('hunter2');
  });

  it('come from the user alone if the folder is not trusted', () => {
    const settings = new Settings(
      () => ({
        get: () => 90,
        inspect: () => ({ globalValue: 25, workspaceValue: 90 }),
        update: () => Promise.resolve(),
      }),
      () => false,
    );
    const { draft } = newMeetingDefaults(settings, { info: () => undefined });
    expect(draft.duration).toBe(25);
  });
});

describe('The presets of new meetings', () => {
  it('have a name, the same fields, and perhaps a topic', () => {
    const { presets } = read({
      presets: {
        ' Pairing ': { duration: 90, muteOnEntry: false, topic: 'Pairing on …' },
        Retro: { passcode: true },
      },
    });
    expect(presets).toEqual([
      {
        name: 'Pairing',
        asksForPasscode: false,
        draft: { topic: 'Pairing on …', duration: 90, settings: { mute_upon_entry: false } },
      },
      { name: 'Retro', asksForPasscode: true, draft: {} },
    ]);
  });

  it('are ignored if they make no sense, field by field', () => {
    const { presets, lines } = read({
      presets: { Short: { duration: 0, waitingRoom: true }, '': {}, Text: 'a' },
    });
    expect(presets).toEqual([
      { name: 'Short', asksForPasscode: false, draft: { settings: { waiting_room: true } } },
    ]);
    expect(lines).toHaveLength(3);
    expect(read({ presets: ['Retro'] })).toMatchObject({
      presets: [],
      lines: [expect.any(String)],
    });
  });
});
