import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import {
  autoRecordingLabel,
  autoRecordings,
  onOffLabel,
  settingLabels,
} from '../format/settingsFormatter';
import { withSetting, type MeetingFields } from '../input/draftFields';
import type { MeetingStep, StepTools } from './meetingStep';

/** Settings that are on or off, and their icons. */
const switches = [
  ['waiting_room', 'shield'],
  ['join_before_host', 'unlock'],
  ['mute_upon_entry', 'mute'],
  ['host_video', 'device-camera-video'],
  ['participant_video', 'organization'],
] as const;

type SwitchName = (typeof switches)[number][0] | 'use_pmi';

/**
 * Creates a step for each setting that is on or off, which a menu toggles at once.
 *
 * @param isNew whether a setting may also be left to the person's Zoom settings
 */
export function switchSteps(tools: StepTools, isNew: boolean): MeetingStep[] {
  return switches.map(([name, icon]) => switchStep(tools, { name, icon, isNew }));
}

/** Creates a step for whether a new meeting takes place in the personal meeting room. */
export function personalRoomStep(tools: StepTools): MeetingStep {
  return switchStep(tools, { name: 'use_pmi', icon: 'home', isNew: true });
}

/** Asks for all settings that are on or off at once. */
export function optionsStep({ input }: StepTools): MeetingStep {
  const isOn = ({ settings }: MeetingFields, name: SwitchName) => settings?.[name] === true;
  return {
    fields: switches.map(([name]) => `settings.${name}`),
    label: vscode.l10n.t('Options'),
    icon: 'settings',
    isSetting: true,
    format: (draft) =>
      new Intl.ListFormat(vscode.env.language, { type: 'unit' }).format(
        switches.filter(([name]) => isOn(draft, name)).map(([name]) => settingLabels[name]()),
      ),
    askValue: async (draft) => {
      const items = switches.map(([name, icon]) => ({
        label: settingLabels[name](),
        description: stateLabel(draft.settings?.[name]),
        iconPath: new vscode.ThemeIcon(icon),
        name,
      }));
      let before = items.filter(({ name }) => isOn(draft, name));
      const picked = await input.showMultiPick({
        items,
        selected: before,
        placeholder: vscode.l10n.t('What should be on? What you don’t change stays as it is.'),
        onSelect: (selected) => {
          const added = selected.filter((item) => !before.includes(item));
          const kept = withoutExcluded(selected, added);
          before = [...kept];
          return kept.length === selected.length ? undefined : kept;
        },
      });
      if (picked === back) {
        return back;
      }
      const changed = items.filter((item) => picked.includes(item) !== isOn(draft, item.name));
      return changed.reduce(
        (result, item) => withSetting(result, item.name, picked.includes(item)),
        draft,
      );
    },
  };
}

/** Asks whether a meeting is recorded automatically, and where to. */
export function recordingStep({ input }: StepTools, isNew: boolean): MeetingStep {
  return {
    fields: ['settings.auto_recording'],
    label: settingLabels.auto_recording(),
    icon: 'record',
    isSetting: true,
    format: ({ settings }) =>
      autoRecordingLabel(settings?.auto_recording) ?? (isNew ? followsZoomSettings() : ''),
    askValue: async (draft) => {
      const items = [
        ...(isNew ? [{ label: followsZoomSettings(), value: undefined }] : []),
        ...autoRecordings.map((value) => ({ label: autoRecordingLabel(value) ?? value, value })),
      ];
      const picked = await input.showQuickPick({
        items,
        active: items.find(({ value }) => value === draft.settings?.auto_recording),
        placeholder: settingLabels.auto_recording(),
      });
      return picked === back ? back : withSetting(draft, 'auto_recording', picked.value);
    },
  };
}

function switchStep(
  { input }: StepTools,
  { name, icon, isNew }: { name: SwitchName; icon: string; isNew: boolean },
): MeetingStep {
  const values = isNew ? [undefined, true, false] : [true, false];
  return {
    fields: [`settings.${name}`],
    label: settingLabels[name](),
    icon,
    isSetting: true,
    format: ({ settings }) =>
      (isNew ? stateLabel(settings?.[name]) : onOffLabel(settings?.[name])) ?? '',
    toggle: (draft) => {
      const value = draft.settings?.[name];
      return withSetting(draft, name, isNew ? nextOf(values, value) : value !== true);
    },
    askValue: async (draft) => {
      const items = values.map((value) => ({ label: stateLabel(value), value }));
      const picked = await input.showQuickPick({
        items,
        active: items.find(({ value }) => value === draft.settings?.[name]),
        placeholder: settingLabels[name](),
      });
      return picked === back ? back : withSetting(draft, name, picked.value);
    },
  };
}

function nextOf<T>(values: readonly T[], value: unknown): T | undefined {
  return values[(values.findIndex((each) => each === value) + 1) % values.length];
}

/** Removes what excludes something that was just selected: nobody joins before the host past a waiting room. */
function withoutExcluded<T extends { name: SwitchName }>(
  selected: readonly T[],
  added: readonly T[],
): readonly T[] {
  const exclusive: readonly SwitchName[] = ['waiting_room', 'join_before_host'];
  const [latest] = added.filter(({ name }) => exclusive.includes(name)).slice(-1);
  return latest === undefined
    ? selected
    : selected.filter((item) => item.name === latest.name || !exclusive.includes(item.name));
}

function stateLabel(value: unknown): string {
  return onOffLabel(value) ?? followsZoomSettings();
}

function followsZoomSettings(): string {
  return vscode.l10n.t('As in your Zoom settings');
}
