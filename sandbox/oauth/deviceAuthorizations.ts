import type { Clock } from '../clock.ts';
import type { App } from '../data/apps.ts';
import { second } from '../time/isoTime.ts';
import { OAuthError, invalidClient } from './oauthError.ts';
import { newCode, newUserCode, type Consent } from './tokens.ts';

/** Seconds that a device code is valid. */
export const deviceCodeLifetime = 900;

/** A poll may come this much earlier than the interval allows. */
const pollToleranceMs = 500;

/** One pending device authorization (RFC 8628). */
interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly clientId: string;
  readonly expiresAtMs: number;
  intervalS: number;
  lastPollMs: number | undefined;
  decision: Consent | 'declined' | undefined;
}

/** The device authorizations that wait for the user's decision or for the device's next poll. */
export class DeviceAuthorizations {
  readonly #clock: Clock;
  readonly #byDeviceCode = new Map<string, DeviceAuthorization>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  reset(): void {
    this.#byDeviceCode.clear();
  }

  startAuthorization(app: App): DeviceAuthorization {
    const authorization: DeviceAuthorization = {
      deviceCode: newCode(),
      userCode: newUserCode(),
      clientId: app.clientId,
      expiresAtMs: this.#clock.now() + deviceCodeLifetime * second,
      intervalS: app.deviceInterval,
      lastPollMs: undefined,
      decision: undefined,
    };
    this.#byDeviceCode.set(authorization.deviceCode, authorization);
    return authorization;
  }

  /** The undecided authorization with this user code, in any capitalization and with separators. */
  findByUserCode(typed: string): DeviceAuthorization | undefined {
    const userCode = typed.toUpperCase().replace(/[^A-Z]/g, '');
    return [...this.#byDeviceCode.values()].find(
      (authorization) =>
        authorization.userCode === userCode &&
        authorization.decision === undefined &&
        authorization.expiresAtMs > this.#clock.now(),
    );
  }

  /**
   * Handles a device's poll. The consent can be taken once.
   *
   * @throws OAuthError `authorization_pending`, `slow_down`, `expired_token`, `access_denied`, or
   *   `invalid_grant` for a code that is unknown or has been used
   */
  takeConsent(app: App, deviceCode: string): Consent {
    const authorization = this.#byDeviceCode.get(deviceCode);
    if (!authorization) throw new OAuthError('invalid_grant', 'Invalid device code.');
    if (authorization.clientId !== app.clientId) throw invalidClient();
    const now = this.#clock.now();
    if (authorization.expiresAtMs <= now) {
      throw new OAuthError('expired_token', 'The device code has expired.');
    }
    const { lastPollMs, intervalS, decision } = authorization;
    authorization.lastPollMs = now;
    if (lastPollMs !== undefined && now - lastPollMs < intervalS * second - pollToleranceMs) {
      authorization.intervalS += 5;
      throw new OAuthError('slow_down', 'The device polls too often.');
    }
    if (decision === undefined) {
      throw new OAuthError('authorization_pending', 'The user has not decided yet.');
    }
    this.#byDeviceCode.delete(deviceCode);
    if (decision === 'declined') {
      throw new OAuthError('access_denied', 'The user declined the request.');
    }
    return decision;
  }
}
