import * as vscode from 'vscode';
import type { JoinMethod } from '../../links/joinUrl';
import { joinMethodSettings, type Settings } from '../../platform/settings';
import { showConfirmation } from '../../platform/showConfirmation';
import type { JoinTargetResolver } from './joinTargetResolver';
import { type JoinOpener, joinTitle } from './joinOpener';
import type { JoinPicker } from './joinPicker';
import type { JoinTarget } from './joinTarget';

interface WayPick extends vscode.QuickPickItem {
  way: JoinMethod | 'copy';
}

const icons: Record<JoinMethod, string> = {
  browser: 'globe',
  app: 'device-camera-video',
  webClient: 'browser',
};

/** `Zoom: Join Meeting` and `Zoom: Join Meeting With…`. */
export class JoinCommands {
  constructor(
    private readonly argument: JoinTargetResolver,
    private readonly picker: JoinPicker,
    private readonly opener: JoinOpener,
    private readonly settings: Settings,
  ) {}

  /** Joins in the way of the settings, and gives the address that was opened. */
  async join(argument: unknown): Promise<string> {
    return this.opener.open(await this.target(argument), this.settings.joinMethod);
  }

  /**
   * Joins in a way that is picked this once, or named by `options.openWith`.
   *
   * @returns the address that was opened, or the link that was copied
   */
  async joinWith(argument: unknown, options: unknown): Promise<string> {
    const target = await this.target(argument);
    const way = wayOf(options) ?? (await this.pickWay(target));
    if (way !== 'copy') {
      return this.opener.open(target, way);
    }
    await vscode.env.clipboard.writeText(target.page);
    showConfirmation(vscode.l10n.t('Join link copied'));
    return target.page;
  }

  private async target(argument: unknown): Promise<JoinTarget> {
    return this.argument.resolve(argument ?? (await this.picker.pick()));
  }

  private async pickWay(target: JoinTarget): Promise<WayPick['way']> {
    const chosen = this.settings.joinMethod;
    const items: WayPick[] = this.opener.ways(target).map((way) => ({
      label: `$(${icons[way]}) ${joinTitle(way)}`,
      description: way === chosen ? vscode.l10n.t('as in your settings') : '',
      way,
    }));
    const picked = await vscode.window.showQuickPick<WayPick>(
      [...items, { label: `$(copy) ${vscode.l10n.t('Copy Join Link')}`, way: 'copy' }],
      { placeHolder: vscode.l10n.t('How do you want to join?') },
    );
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return picked.way;
  }
}

function wayOf(options: unknown): JoinMethod | undefined {
  const { openWith } = (typeof options === 'object' && options !== null ? options : {}) as Record<
    string,
    unknown
  >;
  return joinMethodSettings.find((method) => method === openWith);
}
