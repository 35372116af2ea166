import type { Log } from '../../platform/log';
import { downloadText } from '../../zoom/http/download';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import type { AuthenticatedRequests } from '../tokens/authenticatedRequests';
import type { AccountSummary } from './zoomClients';

/** Downloads what Zoom keeps for an account outside its API, such as transcripts. */
export class AuthenticatedDownloads {
  constructor(
    private readonly calls: AuthenticatedRequests,
    private readonly log: Log,
  ) {}

  /** A text, as {@link downloadText} gets it; a token that has ended is renewed. */
  downloadText(account: Pick<AccountSummary, 'id'>, url: string): Promise<string> {
    return this.calls.withAccessToken(account.id, (accessToken, { apiUrl }) =>
      downloadText(url, {
        apiUrl,
        accessToken,
        fetch: nodeFetch,
        onRequest: (record) => this.log.request(record),
      }),
    );
  }
}
