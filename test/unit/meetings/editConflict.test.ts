import { afterEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import {
  askAboutConflict,
  conflictingFields,
  mergeVersions,
} from '../../../src/meetings/edit/editConflict';
import { changedFields } from '../../../src/meetings/input/draftFields';
import type { MeetingStep } from '../../../src/meetings/steps/meetingStep';

const original = {
  topic: 'Retro',
  duration: 45,
  agenda: 'Old',
  settings: { waiting_room: true, mute_upon_entry: false },
};
const mine = { ...original, topic: 'My retro', duration: 60, agenda: 'Same' };
const theirs = {
  ...original,
  topic: 'Their retro',
  agenda: 'Same',
  settings: { waiting_room: false, mute_upon_entry: false },
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('A meeting that was changed by two people', () => {
  it('is in conflict only about what both have changed differently', () => {
    expect(conflictingFields({ original, mine, theirs })).toEqual({ topic: 'My retro' });
    expect(conflictingFields({ original, mine: original, theirs })).toEqual({});
    expect(
      conflictingFields({
        original,
        mine: { ...original, settings: { waiting_room: true, mute_upon_entry: true } },
        theirs: { ...original, settings: { waiting_room: true, mute_upon_entry: true } },
      }),
    ).toEqual({});
  });

  it('sends what the person has changed, and leaves the rest as it is by now', () => {
    const kept = mergeVersions({ original, mine, theirs }, true);
    expect(changedFields(theirs, kept)).toEqual({ topic: 'My retro', duration: 60 });
    const taken = mergeVersions({ original, mine, theirs }, false);
    expect(changedFields(theirs, taken)).toEqual({ duration: 60 });
    expect(taken.settings).toEqual(theirs.settings);
  });

  it('is in conflict about single settings', () => {
    const versions = {
      original: { ...original, settings: { alternative_hosts: '', mute_upon_entry: false } },
      mine: { ...original, settings: { alternative_hosts: 'me@a.b', mute_upon_entry: true } },
      theirs: { ...original, settings: { alternative_hosts: 'you@a.b', mute_upon_entry: false } },
    };
    expect(conflictingFields(versions)).toEqual({ settings: { alternative_hosts: 'me@a.b' } });
    expect(changedFields(versions.theirs, mergeVersions(versions, false))).toEqual({
      settings: { mute_upon_entry: true },
    });
  });

  it.each([
    ['Keep Mine', 'mine'],
    ['Take Theirs', 'theirs'],
    [undefined, 'continue'],
  ])('shows both values, and asks: %s', async (button, expected) => {
    const show = vi.spyOn(vscode.window, 'showWarningMessage');
    show.mockResolvedValue(button as never);
    const topicStep = {
      fields: ['topic'],
      label: 'Topic',
      format: ({ topic }: { topic?: string }) => topic ?? '',
    } as unknown as MeetingStep;
    const versions = { original, mine, theirs };
    const conflicts = conflictingFields(versions);
    await expect(askAboutConflict('Retro', [topicStep], versions, conflicts)).resolves.toBe(
      expected,
    );
    expect(show.mock.calls[0]).toEqual([
      '“Retro” was changed at Zoom while you edited it.',
      { modal: true, detail: 'Topic: My retro (yours), Their retro (at Zoom)' },
      'Keep Mine',
      'Take Theirs',
    ]);
  });
});
