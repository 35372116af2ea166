import { userScopes } from '../oauth/scopes.ts';

/** The kinds of OAuth clients that Zoom's Marketplace creates. */
type AppKind = 'public' | 'confidential' | 'serverToServer';

/** A Marketplace app under one of its client IDs. */
export interface App {
  readonly clientId: string;
  readonly kind: AppKind;
  readonly name: string;
  /** Undefined for a public client. */
  secret: string | undefined;
  /** The granular (or classic) scopes from the app's Scopes page. */
  scopes: readonly string[];
  redirectUris: readonly string[];
  /** Authorization requests of a disabled app fail with 4717. */
  enabled: boolean;
  /** "Use App on Device": whether the device authorization grant is on. */
  deviceFlow: boolean;
  /** Seconds that a client must wait between polls of a device authorization. */
  deviceInterval: number;
  /** "Meeting SDK": Zoom accepts redirect URIs with a custom scheme only if it is on. */
  meetingSdk: boolean;
  /** Whether refusals for missing scopes list the scopes that would be enough, as code 4711 does. */
  listsMissingScopes: boolean;
  /** The account that owns the app, for grants without a user. */
  readonly accountId: string;
}

/** The apps of a fresh sandbox. */
export function sandboxApps(): App[] {
  return [
    {
      clientId: 'sandboxPublicClient',
      kind: 'public',
      name: 'Meetings for Zoom',
      secret: undefined,
      scopes: userScopes,
      redirectUris: [
        'http://127.0.0.1/callback',
        'http://[::1]/callback',
        'vscode://vscode-zoom.zoom-meetings/callback',
      ],
      enabled: true,
      deviceFlow: false,
      deviceInterval: 5,
      meetingSdk: true,
      listsMissingScopes: true,
      accountId: 'sandboxAccountId',
    },
    {
      clientId: 'sandboxConfidentialClient',
      kind: 'confidential',
      name: 'Meetings for Zoom (with a secret)',
      secret: 'sandboxConfidentialSecret',
      scopes: userScopes,
      redirectUris: ['https://relay.larkspur.example/callback'],
      enabled: true,
      deviceFlow: true,
      deviceInterval: 5,
      meetingSdk: false,
      listsMissingScopes: true,
      accountId: 'sandboxAccountId',
    },
    {
      clientId: 'sandboxServerClient',
      kind: 'serverToServer',
      name: 'Meetings for Zoom (server-to-server)',
      secret: 'sandboxServerSecret',
      scopes: [...userScopes.map((scope) => `${scope}:admin`), 'user:read:list_users:admin'],
      redirectUris: [],
      enabled: true,
      deviceFlow: false,
      deviceInterval: 5,
      meetingSdk: false,
      listsMissingScopes: true,
      accountId: 'sandboxAccountId',
    },
  ];
}
