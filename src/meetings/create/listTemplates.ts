import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { isCancellation } from '../../platform/cancellation';
import type { Log } from '../../platform/log';
import { ZoomScopeError } from '../../zoom/errors';
import { isScopeGranted } from '../../zoom/scopes';
import type { Templates } from '../steps/meetingSteps';

/** Zoom's type of a template that an admin shares, the only one for new meetings (Zoom API, "Create a meeting", `template_id`). */
const sharedByAdmin = 2;

/**
 * Lists the templates of an account that a new meeting can be made from: one request, and none without
 * the optional scope. A failure is no reason not to create a meeting, so there are no templates then.
 *
 * @throws {vscode.CancellationError} if a person cancels it
 */
export async function listTemplates(
  clients: Pick<ZoomClients, 'clientFor'>,
  account: AccountSummary,
  log: Pick<Log, 'error'>,
): Promise<Templates> {
  if (!isScopeGranted(account.scopes, 'meeting:read:list_templates')) {
    return [];
  }
  try {
    const client = await clients.clientFor(account);
    const templates = await client.listMeetingTemplates();
    return templates.filter(({ type }) => type === sharedByAdmin);
  } catch (error) {
    if (isCancellation(error)) {
      throw error;
    }
    // An optional scope may be missing, which is no failure.
    if (!(error instanceof ZoomScopeError)) {
      log.error(error);
    }
    return [];
  }
}
