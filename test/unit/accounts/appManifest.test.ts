import { describe, expect, it } from 'vitest';
import { appManifest } from '../../../src/accounts/setUp/appManifest';

describe('appManifest', () => {
  it('requests a public client, our redirects and the selected scopes, and nothing else', () => {
    const { oauth_information: oauth } = JSON.parse(
      appManifest(
        ['http://127.0.0.1/callback', 'vscode://vscode-zoom.zoom-meetings/callback'],
        ['user:read:user', 'meeting:read:list_meetings'],
      ),
    ) as { oauth_information: Record<string, unknown> };
    expect(oauth).toMatchObject({
      usage: 'USER_OPERATION',
      enable_public_pkce_client: true,
      development_redirect_uri: 'http://127.0.0.1/callback',
      oauth_allow_list: [
        'http://127.0.0.1/callback',
        'vscode://vscode-zoom.zoom-meetings/callback',
      ],
      scopes: [
        { scope: 'user:read:user', optional: false },
        { scope: 'meeting:read:list_meetings', optional: false },
      ],
    });
    expect(JSON.stringify(oauth)).not.toContain(':admin');
  });
});
