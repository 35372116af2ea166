import * as vscode from 'vscode';
import { QuickInputs } from './quickInputs';
import { changeSettings } from './zoom';

/** The secrets of the sandbox's apps, with which tokens for the SDKs are signed. */
export const sdkSecrets = {
  meetingSdk: 'sandboxMeetingSdkSecret',
  videoSdk: 'sandboxVideoSdkSecret',
} as const;

/** Sets the keys for the SDKs, and stores their secrets with the command. */
export async function setSdkSecrets(): Promise<void> {
  await changeSettings({
    'zoom.meetingSdk.key': 'sandboxMeetingSdkKey',
    'zoom.videoSdk.key': 'sandboxVideoSdkKey',
  });
  const inputs = new QuickInputs();
  try {
    for (const [sdk, title] of [
      ['meetingSdk', 'Meeting SDK Secret'],
      ['videoSdk', 'Video SDK Secret'],
    ] as const) {
      const stored = vscode.commands.executeCommand('zoom.setSdkSecret', { sdk });
      await inputs.type(title, sdkSecrets[sdk]);
      await stored;
    }
  } finally {
    inputs.dispose();
  }
}

/** Removes the keys and the secrets. */
export async function forgetSdkSecrets(): Promise<void> {
  for (const sdk of ['meetingSdk', 'videoSdk']) {
    await vscode.commands.executeCommand('zoom.forgetSdkSecret', { sdk });
  }
  await changeSettings({ 'zoom.meetingSdk.key': undefined, 'zoom.videoSdk.key': undefined });
}
