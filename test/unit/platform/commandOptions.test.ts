import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../../src/platform/commandOptions';
import { ZoomValidationError } from '../../../src/zoom/errors';

const schema = v.object({
  ttl: v.optional(
    v.number(() => 'The lifetime must be a number.'),
    60,
  ),
  user: v.optional(v.object({ id: v.string(() => 'The user ID must be text.') })),
});

describe('parseOptions', () => {
  it('reads the fields that the schema names', () => {
    expect(parseOptions(schema, { ttl: 5, other: true })).toEqual({ ttl: 5 });
  });

  it.each([undefined, null, 'text', 5, [{ ttl: 'row' }], { groupId: 1 }])(
    'takes %j for no options',
    (value) => {
      expect(parseOptions(schema, value)).toEqual({ ttl: 60 });
    },
  );

  it('names every field that is wrong', () => {
    const fields = [
      { field: 'ttl', message: 'The lifetime must be a number.' },
      { field: 'user.id', message: 'The user ID must be text.' },
    ];
    expect(() => parseOptions(schema, { ttl: 'long', user: { id: 5 } })).toThrow(
      new ZoomValidationError(fields, ''),
    );
  });
});
