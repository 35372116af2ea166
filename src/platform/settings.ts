import * as vscode from 'vscode';
import { serverUrl } from '../zoom/serverUrl';
import type { SettingId } from './identifiers';

/** The values of `zoom.signIn.method`. */
export const signInMethodSettings = [
  'auto',
  'uriHandler',
  'loopback',
  'manual',
  'deviceCode',
  'serverToServer',
] as const;

/** One value of `zoom.signIn.method`. */
export type SignInMethodSetting = (typeof signInMethodSettings)[number];

/** The values of `zoom.join.openWith`. */
export const joinMethodSettings = ['browser', 'app', 'webClient'] as const;

/** One value of `zoom.join.openWith`. */
export type JoinMethodSetting = (typeof joinMethodSettings)[number];

/** A setting has a value that cannot be used. */
export class InvalidSettingError extends Error {
  override readonly name = 'InvalidSettingError';

  constructor(readonly setting: SettingId) {
    super(`The setting ${setting} must be an https URL, or an http URL on this machine.`);
  }
}

/** Reads our settings. What a workspace may not decide is read from the user's settings alone. */
export class Settings {
  /** The OAuth client ID, without blanks; empty where none is set. */
  get clientId(): string {
    return this.userText('zoom.clientId');
  }

  /**
   * The base of the OAuth endpoints.
   *
   * @throws {InvalidSettingError} where it is neither https nor http on loopback
   */
  get oauthUrl(): string {
    return this.checkedUrl('zoom.server.oauthUrl');
  }

  /**
   * The base of the API.
   *
   * @throws {InvalidSettingError} where it is neither https nor http on loopback
   */
  get apiUrl(): string {
    return this.checkedUrl('zoom.server.apiUrl');
  }

  /**
   * The relay page, to the letter, because Zoom compares it so; `undefined` where the callback
   * itself is the redirect.
   *
   * @throws {InvalidSettingError} where it is neither https nor http on 127.0.0.1 or [::1]
   */
  get redirectUrl(): string | undefined {
    const value = this.userText('zoom.signIn.redirectUrl');
    if (value === '') {
      return undefined;
    }
    if (serverUrl(value) === undefined || new URL(value).hostname === 'localhost') {
      throw new InvalidSettingError('zoom.signIn.redirectUrl');
    }
    return value;
  }

  /** The scopes to name at the consent page; empty: what the app was given. */
  get scopes(): string[] {
    const value = this.userValue('zoom.signIn.scopes');
    return Array.isArray(value)
      ? value.filter((scope): scope is string => typeof scope === 'string' && scope.trim() !== '')
      : [];
  }

  /** How to sign in; `auto` where the setting names no way. */
  get signInMethod(): SignInMethodSetting {
    const value = this.userText('zoom.signIn.method');
    return signInMethodSettings.find((method) => method === value) ?? 'auto';
  }

  /** The account id of a server-to-server app; empty where there is none. */
  get accountId(): string {
    return this.userText('zoom.signIn.accountId');
  }

  /** The time between two background refreshes, in ms; 0: none. At least a minute. */
  get refreshInterval(): number {
    const seconds = this.userValue('zoom.meetings.refreshInterval');
    return typeof seconds !== 'number' || seconds <= 0 ? 0 : Math.max(seconds, 60) * 1_000;
  }

  /** Whether meetings that are over are listed too. */
  get showPrevious(): boolean {
    return this.value('zoom.meetings.showPrevious') === true;
  }

  /** Lists meetings that are over, or no longer does. */
  async setShowPrevious(shows: boolean): Promise<void> {
    const { ConfigurationTarget, workspace } = vscode;
    await workspace
      .getConfiguration()
      .update('zoom.meetings.showPrevious', shows, ConfigurationTarget.Global);
  }

  /** Whether the status bar shows meetings. */
  get showsStatusBar(): boolean {
    return this.value('zoom.statusBar.enabled') !== false;
  }

  /** How long before its start a meeting appears in the status bar, in minutes, up to a day. */
  get statusBarLeadTime(): number {
    const minutes = this.value('zoom.statusBar.leadTime');
    return typeof minutes === 'number' && minutes >= 0 ? Math.min(minutes, 1_440) : 60;
  }

  /** When to remind of a meeting as the settings say it: a list of minutes before its start. */
  get reminderMinutes(): unknown {
    return this.value('zoom.reminder.minutesBefore');
  }

  /** What to join meetings with; `browser` where the setting names nothing known. */
  get joinMethod(): JoinMethodSetting {
    const value = this.userText('zoom.join.openWith');
    return joinMethodSettings.find((method) => method === value) ?? 'browser';
  }

  /** Language id → link template. */
  get insertFormats(): Record<string, string> {
    const value = this.value('zoom.insert.formats');
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).filter(([, template]) => typeof template === 'string'),
        )
      : {};
  }

  /** The lifetime of a ZAK as the settings say it, in seconds; 0: the 5-minute one. */
  get zakTtl(): unknown {
    return this.value('zoom.zak.ttl');
  }

  /** Calls back when one of the settings changes. */
  onDidChange(ids: readonly SettingId[], listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (ids.some((id) => event.affectsConfiguration(id))) {
        listener();
      }
    });
  }

  private value(id: SettingId): unknown {
    return vscode.workspace.getConfiguration().get(id);
  }

  /**
   * The user's value or the default, whatever a workspace says: the scope `application` already
   * forbids a workspace to set it, and this keeps it so where a host is more lenient.
   */
  private userValue(id: SettingId): unknown {
    const found = vscode.workspace.getConfiguration().inspect(id);
    return found?.globalValue ?? found?.defaultValue;
  }

  private userText(id: SettingId): string {
    const value = this.userValue(id);
    return typeof value === 'string' ? value.trim() : '';
  }

  private checkedUrl(id: SettingId): string {
    const url = serverUrl(this.userText(id));
    if (url === undefined) {
      throw new InvalidSettingError(id);
    }
    return url;
  }
}
