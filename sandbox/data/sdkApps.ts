/** The SDKs whose apps sign tokens themselves. */
export type SdkKind = 'meetingSdk' | 'videoSdk';

/** A Marketplace app with the key and the secret of an SDK. */
export interface SdkApp {
  readonly kind: SdkKind;
  readonly key: string;
  readonly secret: string;
  /** The account that owns the app. Joining meetings of others needs more than a signature. */
  readonly accountId: string;
}

/** The SDK apps of the sandbox, which no reset changes. */
export const sandboxSdkApps: readonly SdkApp[] = [
  {
    kind: 'meetingSdk',
    key: 'sandboxMeetingSdkKey',
    secret: 'sandboxMeetingSdkSecret',
    accountId: 'sandboxAccountId',
  },
  {
    kind: 'videoSdk',
    key: 'sandboxVideoSdkKey',
    secret: 'sandboxVideoSdkSecret',
    accountId: 'sandboxAccountId',
  },
];
