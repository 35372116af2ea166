/** The last second of the year 9999, since 1970: what comes later is no time in seconds. */
const lastSecond = 253_402_300_799;

/** The first number that is certainly not seconds but milliseconds: the year 5138. */
const firstMilliseconds = 100_000_000_000;

/** The first number that is not milliseconds either. */
const firstMicroseconds = firstMilliseconds * 1_000;

/** A time of a token (RFC 7519, "NumericDate"). */
export interface JwtTime {
  /** The time in seconds since 1970, also if the token has it in milliseconds. */
  seconds: number | undefined;
  /** Whether the token has it in seconds. */
  isInSeconds: boolean;
}

/** Reads a time of a token; `undefined` for anything that is not a number. */
export function readJwtTime(value: unknown): JwtTime | undefined {
  if (typeof value !== 'number') {
    return undefined;
  }
  if (value < firstMilliseconds) {
    return { seconds: value, isInSeconds: true };
  }
  return {
    seconds: value < firstMicroseconds ? Math.floor(value / 1_000) : undefined,
    isInSeconds: false,
  };
}

/** Returns a claim's time as a date; `undefined` if it is none that can be shown. */
export function jwtDate(value: unknown): Date | undefined {
  const seconds = readJwtTime(value)?.seconds;
  return seconds === undefined || seconds < 0 || seconds > lastSecond
    ? undefined
    : new Date(seconds * 1_000);
}
