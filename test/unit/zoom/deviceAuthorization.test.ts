import { describe, expect, it } from 'vitest';
import { OAuthClient } from '../../../src/zoom/oauth/oauthClient';

/** Starts a device authorization at a server that answers with these fields. */
function start(fields: Record<string, unknown>, oauthUrl = 'https://zoom.us/oauth') {
  const client = new OAuthClient({ oauthUrl, clientId: 'id', clientSecret: 'secret' }, () =>
    Promise.resolve(
      Response.json({
        device_code: 'device',
        user_code: 'ABCD-1234',
        verification_uri: 'https://zoom.us/oauth_device',
        expires_in: 900,
        interval: 5,
        ...fields,
      }),
    ),
  );
  return client.startDeviceAuthorization();
}

const refusal = { name: 'ZoomServerError', reason: 'unreadable', host: 'zoom.us' };

describe('a device authorization', () => {
  it('has a code that a person can type and the pages of the server', async () => {
    const complete = 'https://us05web.zoom.us/oauth/device/complete/x';
    await expect(start({ verification_uri_complete: complete })).resolves.toMatchObject({
      userCode: 'ABCD-1234',
      verificationUri: 'https://zoom.us/oauth_device',
      verificationUriComplete: complete,
      interval: 5,
    });
  });

  it('is completed on the page for the code if there is no other', async () => {
    await expect(start({})).resolves.toMatchObject({
      verificationUriComplete: 'https://zoom.us/oauth_device',
    });
  });

  it.each([
    '[Continue](command:workbench.action.terminal.new)',
    '[a](https://evil.example)',
    'a b',
    'a\nb',
    '$(zap)',
    '`a`',
    '<b>a</b>',
    '\u202eABCD',
    'É1234',
    'A'.repeat(33),
  ])('is refused with the code %j', async (code) => {
    await expect(start({ user_code: code })).rejects.toMatchObject(refusal);
  });

  it.each([
    'http://zoom.us/oauth_device',
    'https://evil.example/oauth_device',
    'https://zoom.us.evil.example/',
    'https://evilzoom.us/',
    'https://zoom.us@evil.example/',
    'https://user@zoom.us/',
    'https://zoom.us:8443/',
    'https://zoomgov.com/oauth_device',
    'command:workbench.action.terminal.new',
    'vscode://evil.extension/run',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'zoom.us/oauth_device',
  ])('is refused with the page %j', async (page) => {
    await expect(start({ verification_uri: page })).rejects.toMatchObject(refusal);
    await expect(start({ verification_uri_complete: page })).rejects.toMatchObject(refusal);
  });

  it('uses http only for a server on this machine', async () => {
    const page = { verification_uri: 'http://127.0.0.1:3101/oauth_device' };
    await expect(start(page, 'http://127.0.0.1:3101/oauth')).resolves.toBeDefined();
    await expect(start(page, 'http://127.0.0.1:3102/oauth')).rejects.toMatchObject({
      reason: 'unreadable',
    });
  });

  it('takes pages of a server on any other domain from that host only', async () => {
    const gateway = 'https://proxy.corp.co.uk/oauth';
    const page = (host: string) => ({ verification_uri: `https://${host}/oauth_device` });
    await expect(start(page('proxy.corp.co.uk'), gateway)).resolves.toBeDefined();
    await expect(start(page('evil.co.uk'), gateway)).rejects.toMatchObject({
      reason: 'unreadable',
    });
  });

  it('polls no less often than a timer can wait', async () => {
    expect((await start({ interval: 1e12 })).interval).toBe(600);
  });
});
