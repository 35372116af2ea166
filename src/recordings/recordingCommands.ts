import * as vscode from 'vscode';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import { openExternal } from '../platform/openExternal';
import { showConfirmation } from '../platform/showConfirmation';
import { explainRecording } from './recordingErrors';
import type { RecordingResolver, TargetRecording } from './recordingResolver';
import { playLinkOf, shareLinkOf, withPasscode } from './recordingLinks';

/** Opens recordings, and copies what other people need to watch them. */
export class RecordingCommands {
  constructor(
    private readonly clients: Pick<ZoomClients, 'clientFor'>,
    private readonly resolver: RecordingResolver,
  ) {}

  /**
   * Plays a recording in the browser.
   *
   * @returns its link, without the passcode
   */
  async openRecording(argument: unknown): Promise<string> {
    const { account, recording, file } = await this.resolver.resolve(
      argument,
      vscode.l10n.t('Which recording do you want to open?'),
    );
    const link = playLinkOf(account, recording, file);
    if (!(await openExternal(withPasscode(link, account, recording)))) {
      throw new ActionableError(vscode.l10n.t('The recording could not be opened in a browser.'), [
        { title: vscode.l10n.t('Copy Link'), run: () => vscode.env.clipboard.writeText(link) },
      ]);
    }
    return link;
  }

  /**
   * Copies the link, and in a second line the passcode if there is one.
   *
   * @returns the copied text
   */
  async copyLink(argument: unknown): Promise<string> {
    const target = await this.resolver.resolve(
      argument,
      vscode.l10n.t('Which recording’s link do you want to copy?'),
    );
    const link = shareLinkOf(target.account, target.recording, target.file);
    const passcode = await this.passcode(target);
    const text = [
      link,
      ...(passcode === '' ? [] : [vscode.l10n.t('Passcode: {0}', passcode)]),
    ].join('\n');
    await vscode.env.clipboard.writeText(text);
    showConfirmation(
      passcode === ''
        ? vscode.l10n.t('Recording link copied. It needs no passcode.')
        : vscode.l10n.t('Recording link and passcode copied'),
    );
    return text;
  }

  /**
   * Copies the passcode alone.
   *
   * @returns the passcode
   */
  async copyPasscode(argument: unknown): Promise<string> {
    const passcode = await this.passcode(
      await this.resolver.resolve(
        argument,
        vscode.l10n.t('Which recording’s passcode do you want to copy?'),
      ),
    );
    if (passcode === '') {
      throw new ActionableError(vscode.l10n.t('This recording has no passcode.'));
    }
    await vscode.env.clipboard.writeText(passcode);
    showConfirmation(vscode.l10n.t('Recording passcode copied'));
    return passcode;
  }

  /** The passcode as people type it. Lists contain only the form used in links. */
  private async passcode({ account, recording }: TargetRecording): Promise<string> {
    if (recording.password !== undefined && recording.password !== null) {
      return recording.password;
    }
    const client = await this.clients.clientFor(account);
    try {
      return (await client.getRecording(recording.uuid)).password ?? '';
    } catch (error) {
      throw explainRecording(error);
    }
  }
}
