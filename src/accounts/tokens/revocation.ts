import type { Log } from '../../platform/log';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { Account } from '../store/account';
import type { OAuthClientSettings } from '../store/oauthClientSettings';

/** Revokes tokens at Zoom. */
export class Revocation {
  constructor(
    private readonly oauthClient: OAuthClientSettings,
    private readonly log: Log,
  ) {}

  /** Revokes the tokens of an account; a failure is logged and not thrown. */
  async revoke(account: Account): Promise<void> {
    try {
      const app = await this.oauthClient.forAccount(account.clientId, account.oauthUrl);
      await new OAuthClient(app, nodeFetch).revoke(account.accessToken);
      this.log.info('Revoked the tokens at Zoom.');
    } catch (error) {
      this.log.error(error);
    }
  }
}
