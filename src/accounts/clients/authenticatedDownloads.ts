import type { Log } from '../../platform/log';
import { downloadText } from '../../zoom/http/download';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import type { AuthenticatedRequests } from '../tokens/authenticatedRequests';
import type { AccountSummary } from './zoomClients';

/** Downloads what Zoom keeps for an account outside its API, such as transcripts. */
export class AuthenticatedDownloads {
  constructor(
    private readonly requests: AuthenticatedRequests,
    private readonly log: Pick<Log, 'request'>,
  ) {}

  /** Downloads a text, as {@link downloadText} does; an expired access token is renewed. */
  downloadText(account: Pick<AccountSummary, 'id'>, url: string): Promise<string> {
    return this.requests.withAccessToken(account.id, (accessToken, { apiUrl }, signal) =>
      downloadText(url, {
        apiUrl,
        accessToken,
        fetch: nodeFetch,
        signal,
        onRequest: (record) => this.log.request(record),
      }),
    );
  }
}
