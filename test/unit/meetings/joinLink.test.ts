import { describe, expect, it } from 'vitest';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { joinLinkOf, startLinkOf } from '../../../src/meetings/target/joinLink';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';

const id = 85012345678;

describe('startLinkOf', () => {
  it('is on the host of the join link, without its passcode', () => {
    expect(startLinkOf(meeting('https://us05web.zoom.us/j/85012345678?pwd=a'))).toBe(
      'https://us05web.zoom.us/s/85012345678',
    );
    expect(startLinkOf(meeting('http://127.0.0.1:8123/j/85012345678', sandbox))).toBe(
      'http://127.0.0.1:8123/s/85012345678',
    );
  });

  it.each([
    'https://meet.example/j/85012345678',
    'https://zoom.us.evil.example/j/85012345678',
    'https://zoom.us:8443/j/85012345678',
    'https://127.0.0.1:8123/j/85012345678',
  ])('takes a ZAK to no foreign host: %s', (joinUrl) => {
    expect(joinLinkOf(meeting(joinUrl))).toBe(joinUrl);
    expect(() => startLinkOf(meeting(joinUrl))).toThrow(/Only the host can start/);
  });

  it('is for the host only', () => {
    const theirs = { is_host: false };
    expect(() => startLinkOf(meeting('https://zoom.us/j/85012345678', {}, theirs))).toThrow(
      /Only the host can start/,
    );
  });
});

describe('joinLinkOf', () => {
  it.each([
    'http://zoom.us/j/85012345678',
    'http://127.0.0.1:8123/j/1',
    'command:x',
    '',
    undefined,
  ])('is a link over https: not %s', (joinUrl) => {
    expect(() => joinLinkOf(meeting(joinUrl))).toThrow(/no join link/);
  });
});

const sandbox = { apiUrl: 'http://127.0.0.1:8123/v2' };

function meeting(join_url: string | undefined, account = {}, fields = {}) {
  return {
    account: { id: 'ada', apiUrl: 'https://api.zoom.us/v2', ...account } as AccountSummary,
    entry: toScheduledMeeting({ id, join_url, ...fields }),
  };
}
