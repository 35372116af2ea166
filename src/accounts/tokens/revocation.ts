import type { Log } from '../../platform/log';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { Account } from '../store/account';
import type { OAuthClientSettings } from '../store/oauthClientSettings';

/** Ends grants at Zoom. */
export class Revocation {
  constructor(
    private readonly registration: OAuthClientSettings,
    private readonly log: Log,
  ) {}

  /** Asks Zoom to end an account's grant; a failure is logged, not thrown. */
  async revoke(account: Account): Promise<void> {
    try {
      const app = await this.registration.forAccount(account.clientId, account.oauthUrl);
      await new OAuthClient(app, nodeFetch).revoke(account.accessToken);
      this.log.info('Zoom ended the grant.');
    } catch (error) {
      this.log.error(error);
    }
  }
}
