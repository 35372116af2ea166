/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** A generator of numbers from 0 to 1 that always starts with the same ones (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Copies JSON without some of the fields of its objects, at all depths. Lists keep all their entries.
 *
 * @param isLeftOut decides for each field
 */
export function leaveOutFields(value: unknown, isLeftOut: () => boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => leaveOutFields(entry, isLeftOut));
  }
  if (!isObject(value)) {
    return value;
  }
  const kept = Object.entries(value).filter(() => !isLeftOut());
  return Object.fromEntries(
    kept.map(([name, field]) => [name, leaveOutFields(field, isLeftOut)] as const),
  );
}

/**
 * Copies what a response was read as, without what is left out of another copy of that response: the rest
 * must be read as before.
 *
 * @param whole what the whole response was read as
 * @param part the response from which fields are left out
 */
export function readFieldsOf(whole: unknown, part: unknown): unknown {
  if (Array.isArray(part) && Array.isArray(whole)) {
    return part.map((entry, index) => readFieldsOf(whole[index], entry));
  }
  if (!isObject(part) || !isObject(whole)) {
    return whole;
  }
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name]) => name in whole)
      .map(([name, field]) => [name, readFieldsOf(whole[name], field)] as const),
  );
}

/** Whether a value is an object of JSON, and no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
