import * as vscode from 'vscode';
import type { MeetingFields } from '../input/meetingFields';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import {
  autoRecordings,
  autoRecordingLabel,
  onOffLabel,
  settingLabels,
} from '../format/settingsFormatter';
import type { EditSubject } from './editSubject';
import { describeChange, setChange, type MenuItem } from './menuItem';

/** Settings that are on or off, and their icons. */
const switches = [
  ['waiting_room', 'shield'],
  ['join_before_host', 'unlock'],
  ['mute_upon_entry', 'mute'],
  ['host_video', 'device-camera-video'],
  ['participant_video', 'organization'],
] as const;

/** Creates the lines for the settings of a meeting. Those that are on or off toggle at once. */
export function settingItems(
  input: QuickInputSteps,
  title: string,
  { meeting }: EditSubject,
  changes: MeetingFields,
): MenuItem[] {
  const given = (meeting.settings ?? {}) as Record<string, unknown>;
  const putSetting = (name: string, value: unknown) => {
    const settings = { ...changes.settings };
    setChange(settings, name, value, value !== given[name]);
    setChange(changes, 'settings', settings, Object.keys(settings).length > 0);
  };
  const item = (
    name: keyof typeof settingLabels,
    icon: string,
    format: (value: unknown) => string | undefined,
    change: () => Promise<void>,
  ): MenuItem => {
    const to = changes.settings?.[name];
    return {
      label: settingLabels[name](),
      description: describeChange(
        format(given[name]) ?? '',
        to === undefined ? undefined : format(to),
      ),
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
      const picked = await input.askOne(title, true, () =>
        input.showQuickPick({
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
