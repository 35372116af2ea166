/** The tokens that can be inserted. */
export const tokenKinds = ['zak', 'onbehalf', 'access', 'app', 'signature', 'videoSdk'] as const;

/** One of the tokens that can be inserted. */
export type TokenKindId = (typeof tokenKinds)[number];

/** What is asked before a token of a kind can be created, beside its lifetime. */
export type TokenNeed = 'account' | 'meeting' | 'sessionName' | 'role';

const [minute, hour, day] = [60, 3_600, 86_400];

/** The longest lifetime that Zoom gives a token of a user, in seconds: a year. */
const longestUserToken = 365 * day;

/** Lifetimes in seconds, and which of them are offered. */
export interface Lifetimes {
  shortest: number;
  longest: number;
  /** What a token has if nobody says so. */
  usual: number;
  offered: readonly number[];
}

/** What a kind of token is. */
export interface TokenKindInfo {
  needs: readonly TokenNeed[];
  /** `undefined` if Zoom alone decides how long it is valid. */
  lifetimes: Lifetimes | undefined;
  /** The variable that it gets in a dotenv file that has none for it. */
  variable: string;
  /** The variables that are for such a token. */
  variables: RegExp;
}

const sdkLifetimes: Lifetimes = {
  shortest: 30 * minute,
  longest: 48 * hour,
  usual: 2 * hour,
  offered: [30 * minute, hour, 2 * hour, 12 * hour, 24 * hour, 48 * hour],
};

/** How long the tokens are valid of which Zoom alone decides it, in seconds. */
export const accessTokenLifetime = hour;

/** How long the ZAK token is valid that needs no lifetime, in seconds. */
export const shortZakLifetime = 5 * minute;

/** What each kind of token needs, and how long it is valid. */
export const tokenKindInfos: Readonly<Record<TokenKindId, TokenKindInfo>> = {
  zak: {
    needs: ['account'],
    lifetimes: {
      // 0 stands for the token that needs no lifetime.
      shortest: 0,
      longest: longestUserToken,
      usual: 2 * hour,
      offered: [
        ...[shortZakLifetime, hour, 2 * hour, 12 * hour],
        ...[day, 7 * day, 30 * day, 90 * day, longestUserToken],
      ],
    },
    variable: 'ZOOM_ZAK',
    variables: /^(?:\w+_)?ZAK(?:_TOKEN)?$/i,
  },
  onbehalf: {
    needs: ['account', 'meeting'],
    lifetimes: {
      shortest: 1,
      longest: longestUserToken,
      usual: 2 * hour,
      offered: [5 * minute, hour, 2 * hour],
    },
    variable: 'ZOOM_OBF_TOKEN',
    variables: /^(?:\w+_)?OBF(?:_TOKEN)?$/i,
  },
  access: {
    needs: ['account'],
    lifetimes: undefined,
    variable: 'ZOOM_ACCESS_TOKEN',
    variables: /^ZOOM_ACCESS_TOKEN$/i,
  },
  app: {
    needs: ['account'],
    lifetimes: undefined,
    variable: 'ZOOM_APP_TOKEN',
    variables: /^ZOOM_APP_TOKEN$/i,
  },
  signature: {
    needs: ['meeting', 'role'],
    lifetimes: sdkLifetimes,
    variable: 'ZOOM_MEETING_SDK_SIGNATURE',
    variables: /^ZOOM_(?:MEETING_)?(?:SDK_)?SIGNATURE$/i,
  },
  videoSdk: {
    needs: ['sessionName', 'role'],
    lifetimes: sdkLifetimes,
    variable: 'ZOOM_VIDEO_SDK_TOKEN',
    variables: /^ZOOM_VIDEO_SDK_(?:TOKEN|JWT|SIGNATURE)$/i,
  },
};

/** Whether a token of a kind can have a lifetime, in seconds. */
export function isLifetimeOf(kind: TokenKindId, seconds: unknown): boolean {
  const { lifetimes } = tokenKindInfos[kind];
  return (
    lifetimes !== undefined &&
    typeof seconds === 'number' &&
    Number.isInteger(seconds) &&
    seconds >= lifetimes.shortest &&
    seconds <= lifetimes.longest
  );
}
