import * as v from 'valibot';
import type { SdkTokenRequest } from '../../jwt/sdkSignature';
import { accessTokenLifetime, shortZakLifetime } from './tokenKinds';

const account = { accountId: v.string() };
const user = { ...account, userId: v.optional(v.string()) };
const ttl = v.number();
const role = v.picklist([0, 1]);

/** Checks what was kept of a token. */
export const tokenSpecSchema = v.variant('kind', [
  v.object({ kind: v.literal('zak'), ...user, ttl }),
  v.object({ kind: v.literal('onbehalf'), ...user, meetingId: v.string(), ttl }),
  v.object({ kind: v.literal('access'), ...account }),
  v.object({ kind: v.literal('app'), ...account }),
  v.object({ kind: v.literal('signature'), meetingId: v.string(), role, ttl }),
  v.object({ kind: v.literal('videoSdk'), sessionName: v.string(), role, ttl }),
]);

/**
 * Which token is wanted: everything with which it can be created, once more too. `ttl` is in seconds, and
 * 0 for a ZAK token that needs no lifetime; without a `userId` the token is of the account's own user.
 */
export type TokenSpec = v.InferOutput<typeof tokenSpecSchema>;

/** A token that is signed on this computer. */
export type SdkTokenSpec = Extract<TokenSpec, { kind: 'signature' | 'videoSdk' }>;

/** A token that Zoom issues. */
export type ZoomTokenSpec = Exclude<TokenSpec, SdkTokenSpec>;

/** Whether a token is signed on this computer. */
export function isSdkToken(spec: TokenSpec): spec is SdkTokenSpec {
  return spec.kind === 'signature' || spec.kind === 'videoSdk';
}

/** Returns what is signed for a token. */
export function toSdkRequest(spec: SdkTokenSpec): SdkTokenRequest {
  const { role, ttl } = spec;
  return spec.kind === 'signature'
    ? { kind: 'meetingSdk', meetingId: spec.meetingId, role, ttl }
    : { kind: 'videoSdk', sessionName: spec.sessionName, role, ttl };
}

/** Returns how long a token is valid at most, in seconds. */
export function lifetimeOf(spec: TokenSpec): number {
  switch (spec.kind) {
    case 'access':
    case 'app':
      return accessTokenLifetime;
    case 'zak':
      return spec.ttl === 0 ? shortZakLifetime : spec.ttl;
    case 'onbehalf':
    case 'signature':
    case 'videoSdk':
      return spec.ttl;
  }
}
