import { expect, it } from 'vitest';
import { isEmailAddress, splitAddresses } from '../../../src/text/emailAddresses';

it('splits what was pasted into addresses, each once', () => {
  expect(
    splitAddresses(' sam@example.com, kim@example.com;SAM@example.com\n lee@example.com '),
  ).toEqual(['sam@example.com', 'kim@example.com', 'lee@example.com']);
  expect(splitAddresses(' ,; ')).toEqual([]);
});

it('tells email addresses from other texts', () => {
  const right = ['sam@example.com', 'a.b+c@mail.example.co.uk', 'jörg@münchen.example'];
  const wrong = [
    'sam',
    'sam@',
    '@example.com',
    'sam@example',
    'a@b@example.com',
    'a b@example.com',
  ];
  expect([...right, ...wrong].filter(isEmailAddress)).toEqual(right);
  expect(['sam@example..com', 'sam@-.', '<sam@example.com>', ''].filter(isEmailAddress)).toEqual(
    [],
  );
});
