import type { AccountsFeature } from '../../accounts/accountsFeature';
import type { AccountParts } from '../../accounts/clients/createClients';
import { EditorInsertion } from '../../platform/editorInsertion';
import type { Services } from '../../platform/services';
import { SnippetInsertion } from '../insert/snippetInsertion';
import { ApiResults } from './apiResults';
import { ApiSender } from './apiSender';
import { SendApiRequest, type SendApiRequestDeps } from './sendApiRequest';

/** Creates what sends API requests, with the documents of their results. */
export function createSend(
  { settings, clock, log, own }: Services,
  { clients, requests }: AccountParts,
  {
    requestAppToken,
    ...deps
  }: Pick<SendApiRequestDeps, 'permissions' | 'loadResolver'> &
    Pick<AccountsFeature, 'requestAppToken'>,
): SendApiRequest {
  return new SendApiRequest({
    settings,
    clients,
    sender: new ApiSender({ requests, requestAppToken, clock, log }),
    results: own(new ApiResults()),
    insertion: new SnippetInsertion(new EditorInsertion()),
    now: () => clock.now(),
    ...deps,
  });
}
