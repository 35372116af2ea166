import { describe, expect, it } from 'vitest';
import { accountLabel, userName } from '../../../src/accounts/store/accountName';

const address = 'ada@example.com';
const zoom = { id: 'ada', oauthUrl: 'https://zoom.us/oauth' };
const government = { id: 'gov', oauthUrl: 'https://zoomgov.com/oauth' };

describe('userName', () => {
  it.each([
    [{ email: address, display_name: 'Ada' }, address],
    [{ email: '', display_name: 'Ada' }, 'Ada'],
    [{ email: ' ', first_name: 'Ada', last_name: 'Byron' }, 'Ada Byron'],
    [{ email: '', display_name: '', first_name: '', last_name: '' }, 'id'],
  ])('names the user %j', (user, expected) => {
    expect(userName({ id: 'id', ...user })).toBe(expected);
  });
});

describe('accountLabel', () => {
  it('is the name, if no other account has it', () => {
    expect(accountLabel(address, zoom, [])).toBe(address);
    expect(accountLabel(address, zoom, [{ id: 'ada', label: address }])).toBe(address);
    expect(accountLabel(address, zoom, [{ id: 'gov', label: `${address} (zoomgov.com)` }])).toBe(
      address,
    );
  });

  it('has the host for the second account with a name', () => {
    expect(accountLabel(address, government, [{ id: 'ada', label: address }])).toBe(
      'ada@example.com (zoomgov.com)',
    );
  });

  it('has the ID for a third one', () => {
    const others = [
      { id: 'ada', label: address },
      { id: 'other', label: `${address} (zoomgov.com)` },
    ];
    expect(accountLabel(address, government, others)).toBe('ada@example.com (zoomgov.com, gov)');
  });
});
