import * as v from 'valibot';
import * as vscode from 'vscode';
import type { JoinMethod } from '../../links/joinUrl';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { joinMethodSettings, type Settings } from '../../platform/settings';
import { showConfirmation } from '../../platform/showConfirmation';
import type { MeetingParts } from '../target/meetingParts';
import { JoinPicker } from './joinPicker';
import { type JoinTarget, JoinTargetResolver } from './joinTargetResolver';
import { NextMeeting } from './nextMeeting';
import { availableJoinMethods, joinMethodLabel, openJoinTarget } from './openJoinTarget';

interface MethodPick extends vscode.QuickPickItem {
  method: JoinMethod | 'copy';
}

const icons: Record<JoinMethod, string> = {
  browser: 'globe',
  app: 'device-camera-video',
  webClient: 'browser',
};

const joinOptions = v.object({
  openWith: v.optional(
    v.picklist(joinMethodSettings, () =>
      vscode.l10n.t('A meeting can be joined with "browser", "app" or "webClient".'),
    ),
  ),
});

/** `Zoom: Join Meeting`, `Zoom: Join Meeting With…`, and `Zoom: Join Next Meeting`. */
export class JoinCommands {
  readonly handlers: CommandHandlers<'join'> = {
    'zoom.joinMeeting': (meeting) => this.join(meeting),
    'zoom.joinMeetingWith': (meeting, options) => this.joinWith(meeting, options),
    'zoom.joinNextMeeting': (options) => this.next.joinNextMeeting(options),
  };

  private readonly targets: JoinTargetResolver;
  private readonly picker: JoinPicker;
  private readonly next: NextMeeting;
  private readonly settings: Settings;

  constructor(parts: MeetingParts) {
    const { settings, log } = parts.services;
    this.settings = settings;
    this.targets = new JoinTargetResolver(parts.accounts.clients, parts.resolver, settings, log);
    this.picker = new JoinPicker(parts, this.targets);
    this.next = new NextMeeting(parts);
  }

  /** Joins with the method of the settings, and returns the URL that was opened. */
  private async join(meeting: unknown): Promise<string> {
    return openJoinTarget(await this.target(meeting), this.settings.joinMethod);
  }

  /**
   * Joins with the method that `options` name, or that a person picks this once.
   *
   * @returns the URL that was opened, or the link that was copied
   */
  private async joinWith(meeting: unknown, options: unknown): Promise<string> {
    const { openWith } = parseOptions(joinOptions, options);
    const target = await this.target(meeting);
    const method = openWith ?? (await this.pickMethod(target));
    if (method !== 'copy') {
      return openJoinTarget(target, method);
    }
    await vscode.env.clipboard.writeText(target.page);
    showConfirmation(vscode.l10n.t('Join link copied'));
    return target.page;
  }

  private async target(meeting: unknown): Promise<JoinTarget> {
    return this.targets.resolve(meeting ?? (await this.picker.pickTarget()));
  }

  private async pickMethod(target: JoinTarget): Promise<MethodPick['method']> {
    const chosen = this.settings.joinMethod;
    const items: MethodPick[] = availableJoinMethods(target).map((method) => ({
      label: joinMethodLabel(method),
      iconPath: new vscode.ThemeIcon(icons[method]),
      description: method === chosen ? vscode.l10n.t('as in your settings') : '',
      method,
    }));
    const copy: MethodPick = {
      label: vscode.l10n.t('Copy Join Link'),
      iconPath: new vscode.ThemeIcon('copy'),
      method: 'copy',
    };
    const picked = await vscode.window.showQuickPick([...items, copy], {
      placeHolder: vscode.l10n.t('How do you want to join?'),
    });
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return picked.method;
  }
}
