import * as vscode from 'vscode';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import { openExternal } from '../platform/openExternal';
import { explainRecording } from './recordingErrors';
import type { RecordingResolver, TargetRecording } from './recordingResolver';
import { playLinkOf, shareLinkOf, withPasscode } from './recordingLinks';

/** Opens recordings, and copies what others need to watch them. */
export class RecordingCommands {
  constructor(
    private readonly clients: ZoomClients,
    private readonly argument: RecordingResolver,
  ) {}

  /** Plays a recording in the browser. @returns its address, without the passcode */
  async openRecording(argument: unknown): Promise<string> {
    const { account, recording, file } = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which recording do you want to open?'),
    );
    const link = playLinkOf(account, recording, file);
    const address = withPasscode(link, account, recording);
    if (!(await openExternal(address))) {
      throw new ActionableError(vscode.l10n.t('The recording was not opened in a browser.'), [
        { title: vscode.l10n.t('Copy Link'), run: () => vscode.env.clipboard.writeText(link) },
      ]);
    }
    return link;
  }

  /** Copies the link, and in a second line the passcode where there is one. @returns both */
  async copyLink(argument: unknown): Promise<string> {
    const target = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which recording’s link do you want to copy?'),
    );
    const link = shareLinkOf(target.account, target.recording, target.file);
    const passcode = await this.passcode(target);
    const text = passcode === '' ? link : `${link}\n${vscode.l10n.t('Passcode: {0}', passcode)}`;
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(
      passcode === ''
        ? vscode.l10n.t('$(check) Recording link copied; it needs no passcode')
        : vscode.l10n.t('$(check) Recording link and passcode copied'),
      3_000,
    );
    return text;
  }

  /** Copies the passcode alone. */
  async copyPasscode(argument: unknown): Promise<string> {
    const passcode = await this.passcode(
      await this.argument.resolve(
        argument,
        vscode.l10n.t('Which recording’s passcode do you want to copy?'),
      ),
    );
    if (passcode === '') {
      throw new ActionableError(vscode.l10n.t('This recording needs no passcode.'));
    }
    await vscode.env.clipboard.writeText(passcode);
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Recording passcode copied'), 3_000);
    return passcode;
  }

  /** What people type; lists only have its form for links. */
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
