import * as vscode from 'vscode';
import type { Clock } from '../text/regionalLocale';
import { serverUrl } from '../zoom/serverUrl';
import type { NewMeetingField, SettingId } from './identifiers';

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

/** The values of `zoom.timeFormat`. */
export const timeFormatSettings = ['auto', '12h', '24h'] as const satisfies readonly Clock[];

/** The values of `zoom.meetings.onClick`. */
export const clickActionSettings = ['none', 'details', 'join'] as const;

/** One value of `zoom.meetings.onClick`. */
export type ClickActionSetting = (typeof clickActionSettings)[number];

/** The shortest time between two background refreshes, in seconds. */
const minRefreshInterval = 60;

/** The longest time before a meeting for the status bar item and for reminders, in minutes: a day. */
const maxMinutesBefore = 1_440;

/** The most reminders that a meeting can have. */
const maxReminders = 10;

/** A setting has a value that cannot be used. */
export class InvalidSettingError extends Error {
  override readonly name = 'InvalidSettingError';

  constructor(readonly setting: SettingId) {
    super(`The setting ${setting} must be an https URL, or an http URL on this machine.`);
  }
}

/** The part of VS Code's configuration that {@link Settings} uses. */
export interface Configuration {
  get(id: SettingId): unknown;
  inspect(id: SettingId): { defaultValue?: unknown; globalValue?: unknown } | undefined;
  update(
    id: SettingId,
    value: unknown,
    target: vscode.ConfigurationTarget.Global,
  ): PromiseLike<void>;
}

/**
 * Reads the extension's settings, and replaces values that make no sense, because people edit
 * settings by hand. What a workspace must not decide is read from the user's settings only.
 */
export class Settings {
  /**
   * @param configuration returns VS Code's current configuration
   * @param isTrusted returns whether the person trusts the folders of this window
   */
  constructor(
    private readonly configuration: () => Configuration = () => vscode.workspace.getConfiguration(),
    private readonly isTrusted: () => boolean = () => vscode.workspace.isTrusted,
  ) {}

  /** The OAuth client ID, trimmed; empty if none is set. */
  get clientId(): string {
    return this.userText('zoom.clientId');
  }

  /**
   * The base URL of the OAuth endpoints.
   *
   * @throws {InvalidSettingError} if it is neither https nor http on loopback
   */
  get oauthUrl(): string {
    return this.checkedUrl('zoom.server.oauthUrl');
  }

  /**
   * The base URL of the API.
   *
   * @throws {InvalidSettingError} if it is neither https nor http on loopback
   */
  get apiUrl(): string {
    return this.checkedUrl('zoom.server.apiUrl');
  }

  /**
   * The URL of the relay page, unchanged, because Zoom compares it character by character;
   * `undefined` if the callback itself is the redirect.
   *
   * @throws {InvalidSettingError} if it is neither https nor http on 127.0.0.1 or [::1]
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

  /** The scopes to request on the consent page; empty to request all that the app has. */
  get scopes(): string[] {
    const value = this.userValue('zoom.signIn.scopes');
    return Array.isArray(value)
      ? value.filter((scope): scope is string => typeof scope === 'string' && scope.trim() !== '')
      : [];
  }

  /** How to sign in. */
  get signInMethod(): SignInMethodSetting {
    const value = this.userText('zoom.signIn.method');
    return signInMethodSettings.find((method) => method === value) ?? 'auto';
  }

  /** The account ID of a server-to-server app; empty if none is set. */
  get accountId(): string {
    return this.userText('zoom.signIn.accountId');
  }

  /** The time between two background refreshes, in ms, at least a minute; 0 if there are none. */
  get refreshInterval(): number {
    const seconds = this.userValue('zoom.meetings.refreshInterval');
    return typeof seconds !== 'number' || seconds <= 0
      ? 0
      : Math.max(seconds, minRefreshInterval) * 1_000;
  }

  /** Whether previous meetings are listed too. */
  get showPrevious(): boolean {
    return this.value('zoom.meetings.showPrevious') === true;
  }

  /** Sets whether previous meetings are listed, in the user's settings. */
  async setShowPrevious(showPrevious: boolean): Promise<void> {
    await this.configuration().update(
      'zoom.meetings.showPrevious',
      showPrevious,
      vscode.ConfigurationTarget.Global,
    );
  }

  /** Whether the meetings of several accounts are listed by account, and not in one list. */
  get groupsByAccount(): boolean {
    return this.value('zoom.meetings.groupByAccount') === true;
  }

  /** The clock that times are written with. */
  get timeFormat(): Clock {
    const value = this.userText('zoom.timeFormat');
    return timeFormatSettings.find((clock) => clock === value) ?? 'auto';
  }

  /** What a click on a meeting in the Meetings view does. */
  get clickAction(): ClickActionSetting {
    const value = this.userText('zoom.meetings.onClick');
    return clickActionSettings.find((action) => action === value) ?? 'none';
  }

  /** Whether the status bar shows meetings. */
  get showsStatusBar(): boolean {
    return this.value('zoom.statusBar.enabled') !== false;
  }

  /** How long before its start a meeting appears in the status bar, in minutes, at most a day. */
  get statusBarLeadTime(): number {
    const minutes = this.value('zoom.statusBar.leadTime');
    return typeof minutes === 'number' && minutes >= 0 ? Math.min(minutes, maxMinutesBefore) : 60;
  }

  /** When to remind of a meeting: minutes before its start, the longest first, at most ten. */
  get reminderMinutes(): readonly number[] {
    const value = this.value('zoom.reminder.minutesBefore');
    const minutes = (Array.isArray(value) ? value : [])
      .filter((item) => typeof item === 'number' && item >= 0 && item <= maxMinutesBefore)
      .map((item) => Math.round(Number(item)));
    return [...new Set(minutes)].sort((a, b) => b - a).slice(-maxReminders);
  }

  /** A setting of new meetings, unchecked, because only their code knows what makes sense. */
  newMeeting(field: NewMeetingField | 'presets'): unknown {
    return this.value(`zoom.newMeeting.${field}`);
  }

  /** What to join meetings with. */
  get joinMethod(): JoinMethodSetting {
    const value = this.userText('zoom.join.openWith');
    return joinMethodSettings.find((method) => method === value) ?? 'browser';
  }

  /** The templates of join links, by language ID, unchecked. */
  get insertFormats(): ReadonlyMap<string, string> {
    const value = this.value('zoom.insert.formats');
    const templates = Object.entries(typeof value === 'object' && value !== null ? value : {});
    return new Map(
      templates.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }

  /**
   * The lifetime of a ZAK token in seconds, unchecked: the command checks it together with its own
   * argument, and reports a value that cannot be used.
   */
  get zakTtl(): unknown {
    return this.userValue('zoom.zak.ttl');
  }

  /** Whether files show when their tokens expire. */
  get showsTokenExpiry(): boolean {
    return this.userValue('zoom.tokens.showExpiry') !== false;
  }

  /** The key of an SDK, trimmed; empty if none is set. */
  sdkKey(sdk: 'meetingSdk' | 'videoSdk'): string {
    return this.userText(`zoom.${sdk}.key`);
  }

  /** Sets the key of an SDK, in the user's settings. */
  async setSdkKey(sdk: 'meetingSdk' | 'videoSdk', key: string): Promise<void> {
    await this.configuration().update(`zoom.${sdk}.key`, key, vscode.ConfigurationTarget.Global);
  }

  /** Calls the listener when one of the settings has changed. */
  onDidChange(ids: readonly SettingId[], listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (ids.some((id) => event.affectsConfiguration(id))) {
        listener();
      }
    });
  }

  /**
   * The value for this window; in Restricted Mode the user's, as package.json also says of every
   * setting that a workspace may have.
   */
  private value(id: SettingId): unknown {
    return this.isTrusted() ? this.configuration().get(id) : this.userValue(id);
  }

  /**
   * The user's value or the default, whatever a workspace contains: the scope `application` already
   * forbids a workspace to set it, and this holds if an editor is more lenient than VS Code.
   */
  private userValue(id: SettingId): unknown {
    const found = this.configuration().inspect(id);
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
