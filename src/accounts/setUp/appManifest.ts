/**
 * The manifest of a Zoom app for this extension, to paste on the app's Manifest page: a user-managed
 * app with a public PKCE client (Zoom, "App manifest", `oauth_information`).
 *
 * @param redirectUris the redirects to allow; the first one is the development redirect
 * @param scopes granular scopes
 */
export function appManifest(redirectUris: readonly string[], scopes: readonly string[]): string {
  return JSON.stringify(
    {
      display_information: {
        display_name: 'Meetings for Zoom',
        description: 'Zoom meetings in the editor.',
      },
      oauth_information: {
        usage: 'USER_OPERATION',
        development_redirect_uri: redirectUris[0],
        oauth_allow_list: redirectUris,
        strict_mode: false,
        subdomain_strict_mode: false,
        enable_public_pkce_client: true,
        scopes: scopes.map((scope) => ({ scope, optional: false })),
      },
    },
    undefined,
    2,
  );
}
