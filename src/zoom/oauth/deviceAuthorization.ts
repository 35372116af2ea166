import type { TokenSet } from './tokenSet';

/** A device authorisation that waits for a person (RFC 8628 §3.2). */
export interface DeviceAuthorization {
  /** The secret half: only the token endpoint gets it. */
  deviceCode: string;
  /** What the person types at `verificationUri`. */
  userCode: string;
  verificationUri: string;
  /** The same page with the code filled in, where there is one. */
  verificationUriComplete: string | undefined;
  /** Seconds until the code ends. */
  expiresIn: number;
  /** Seconds between two questions at the least. */
  interval: number;
}

/** What a question about a device authorisation gives: tokens, or how to go on asking. */
export type DevicePoll = TokenSet | 'pending' | 'slowDown';
