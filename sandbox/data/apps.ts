import { userScopes } from '../oauth/scopes.ts';

/** What kind of client an app's id stands for, as Zoom's Marketplace makes them. */
export type AppKind = 'public' | 'confidential' | 'serverToServer';

/** A Marketplace app under one of its client ids. */
export interface App {
  readonly clientId: string;
  readonly kind: AppKind;
  readonly name: string;
  /** None for a public client. */
  secret: string | undefined;
  /** The granular (or classic) scopes of the app's Scopes page. */
  scopes: readonly string[];
  redirectUris: readonly string[];
  /** A disabled app answers 4717. */
  enabled: boolean;
  /** "Use App on Device": whether the device authorization grant is on. */
  deviceFlow: boolean;
  /** Seconds that the device authorization answer asks a client to wait between polls. */
  deviceInterval: number;
  /** "Meeting SDK": only then does Zoom take redirect URIs with a scheme of one's own. */
  meetingSdk: boolean;
  /** The account that the app itself belongs to, for the grants without a user. */
  readonly accountId: string;
}

/** The apps of a fresh sandbox. */
export function sandboxApps(): App[] {
  return [
    {
      clientId: 'sandboxPublicClient',
      kind: 'public',
      name: 'Zoom Meetings for VS Code',
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
      accountId: 'sandboxAccountId',
    },
    {
      clientId: 'sandboxConfidentialClient',
      kind: 'confidential',
      name: 'Zoom Meetings for VS Code (with a secret)',
      secret: 'sandboxConfidentialSecret',
      scopes: userScopes,
      redirectUris: ['https://relay.larkspur.example/callback'],
      enabled: true,
      deviceFlow: true,
      deviceInterval: 5,
      meetingSdk: false,
      accountId: 'sandboxAccountId',
    },
    {
      clientId: 'sandboxServerClient',
      kind: 'serverToServer',
      name: 'Zoom Meetings automation',
      secret: 'sandboxServerSecret',
      scopes: userScopes.map((scope) => `${scope}:admin`),
      redirectUris: [],
      enabled: true,
      deviceFlow: false,
      deviceInterval: 5,
      meetingSdk: false,
      accountId: 'sandboxAccountId',
    },
  ];
}
