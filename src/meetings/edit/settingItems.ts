import * as vscode from 'vscode';
import type { MeetingFields } from '../input/meetingFields';
import { back, type QuickInputSteps } from '../input/quickInputSteps';
import {
  autoRecordings,
  autoRecordingLabel,
  onOffLabel,
  settingLabels,
} from '../format/settingsFormatter';
import type { EditSubject } from './editSubject';
import { fromTo, put, type MenuItem } from './menuItem';

/** Settings that are on or off, and their icons. */
const switches = [
  ['waiting_room', 'shield'],
  ['join_before_host', 'unlock'],
  ['mute_upon_entry', 'mute'],
  ['host_video', 'device-camera-video'],
  ['participant_video', 'organization'],
] as const;

/** The lines for the settings of a meeting; those that are on or off change at once. */
export function settingItems(
  input: QuickInputSteps,
  title: string,
  { meeting }: EditSubject,
  changes: MeetingFields,
): MenuItem[] {
  const given = (meeting.settings ?? {}) as Record<string, unknown>;
  const putSetting = (name: string, value: unknown) => {
    const settings = { ...changes.settings };
    put(settings, name, value, value !== given[name]);
    put(changes, 'settings', settings, Object.keys(settings).length > 0);
  };
  const item = (
    name: keyof typeof settingLabels,
    icon: string,
    words: (value: unknown) => string | undefined,
    change: () => Promise<void>,
  ): MenuItem => {
    const to = changes.settings?.[name];
    return {
      label: settingLabels[name](),
      description: fromTo(words(given[name]) ?? '', to === undefined ? undefined : words(to)),
      iconPath: new vscode.ThemeIcon(icon),
      hasChanged: to !== undefined,
      change,
    };
  };
  return [
    ...switches.map(([name, icon]) =>
      item(name, icon, onOffLabel, () => {
        putSetting(name, (changes.settings?.[name] ?? given[name]) !== true);
        return Promise.resolve();
      }),
    ),
    item('auto_recording', 'record', autoRecordingLabel, async () => {
      const items = autoRecordings.map((value) => ({
        label: autoRecordingLabel(value) ?? value,
        value,
      }));
      const now = changes.settings?.auto_recording ?? given.auto_recording;
      const picked = await input.ask(title, true, () =>
        input.pick({
          items,
          active: items.find(({ value }) => value === now),
          placeholder: settingLabels.auto_recording(),
        }),
      );
      if (picked !== back) {
        putSetting('auto_recording', picked.value);
      }
    }),
  ];
}
