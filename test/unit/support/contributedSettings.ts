import manifest from '../../../package.json' with { type: 'json' };
import type { SettingId } from '../../../src/platform/identifiers';

/** What package.json says of a setting. */
export interface ContributedSetting {
  type: string | string[];
  default: unknown;
  scope: string;
  order: number;
  markdownDescription: string;
  enum?: string[];
  enumItemLabels?: string[];
  enumDescriptions?: string[];
  pattern?: string;
  patternErrorMessage?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: ContributedItem;
  additionalProperties?: ContributedItem;
}

/** What package.json says of the items of a list, or of the values of an object. */
export interface ContributedItem {
  type: string;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  patternErrorMessage?: string;
}

/** A section of the settings editor. */
export interface SettingsSection {
  id: string;
  title: string;
  order: number;
  properties: Partial<Record<SettingId, ContributedSetting>>;
}

/** The sections of the settings editor. */
export const settingsSections: readonly SettingsSection[] = manifest.contributes.configuration;

/** The settings of all sections. */
export const contributedSettings = Object.fromEntries(
  settingsSections.flatMap(({ properties }) => Object.entries(properties)),
) as Record<SettingId, ContributedSetting>;
