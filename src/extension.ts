import type * as vscode from 'vscode';
import { activateAccounts } from './accounts/accountsFeature';
import { activateApiRequests } from './apiRequests/apiRequestsFeature';
import { activateExplainError } from './explainError/explainErrorFeature';
import { activateJoinLinks } from './joinLinks/joinLinksFeature';
import { activateMeetings } from './meetings/meetingsFeature';
import { createServices } from './platform/services';
import { activateRecordings } from './recordings/recordingsFeature';
import { activateTokens } from './tokens/tokensFeature';
import { activateUpcoming } from './upcoming/upcomingFeature';

/**
 * Registers every feature. Nothing is awaited, nothing is requested, and nothing heavy is loaded
 * before a person asks for it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  const accounts = activateAccounts(services);
  const meetings = activateMeetings(services, accounts);
  activateJoinLinks(services, meetings);
  const tokens = activateTokens(services, accounts, meetings);
  activateApiRequests(services, accounts, { meetings, tokens });
  activateExplainError(services);
  activateRecordings(services, meetings);
  activateUpcoming(services, accounts, meetings);
}
