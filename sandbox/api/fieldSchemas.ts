import * as v from 'valibot';

/** Zoom's message for a field of the wrong type or with a value that is not allowed. */
export const invalid = 'Invalid field.';

/** A text of at most `maximum` characters. */
export function text(maximum: number) {
  return v.pipe(
    v.string(invalid),
    v.maxLength(maximum, `The length must be less than or equal to ${maximum}.`),
  );
}

/** An integer from `minimum` to `maximum`, inclusive. */
export function wholeNumber(minimum: number, maximum: number) {
  const range = `The value must be between ${minimum} and ${maximum}.`;
  return v.pipe(
    v.number(invalid),
    v.integer(invalid),
    v.minValue(minimum, range),
    v.maxValue(maximum, range),
  );
}

/** A list of at most `maximum` items. */
export function list<S extends v.GenericSchema>(item: S, maximum = Infinity) {
  return v.pipe(v.array(item, invalid), v.maxLength(maximum, invalid));
}

/** A boolean. */
export const flag = v.boolean(invalid);

/** A text of any length. */
export const plainText = v.string(invalid);

/** An email address. */
export const email = v.pipe(v.string(invalid), v.email(invalid));
