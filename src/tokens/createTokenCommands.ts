import type { AccountsFeature } from '../accounts/accountsFeature';
import type { AccountParts } from '../accounts/clients/createClients';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { CommandHandlers } from '../platform/commandRegistry';
import { EditorInsertion } from '../platform/editorInsertion';
import type { Services } from '../platform/services';
import type { InsertedTokens } from './expiry/insertedTokens';
import { TokenRenewer } from './expiry/tokenRenewer';
import { GitIgnore } from './gitIgnore';
import { InsertTokenCommand } from './insert/insertTokenCommand';
import { TokenInsertion } from './insert/tokenInsertion';
import { TokenIssuer } from './insert/tokenIssuer';
import { TokenPrompt } from './insert/tokenPrompt';
import type { SdkCredentialStore } from './sdkCredentials';
import { CommitQuestion } from './targets/commitQuestion';
import { TokenClipboard } from './targets/tokenClipboard';
import type { TokenPermissions } from './tokenPermissions';
import { ZakCommands } from './zakCommands';

/** What the commands that give tokens need. */
export interface TokenCommandsDeps extends Pick<AccountParts, 'clients' | 'requests'> {
  requestAppToken: AccountsFeature['requestAppToken'];
  loadMeetings: MeetingsFeature['load'];
  permissions: TokenPermissions;
  inserted: InsertedTokens;
  credentials: SdkCredentialStore;
}

/** The commands that give tokens. */
export interface TokenCommands {
  readonly zak: CommandHandlers<'tokens'>;
  readonly insert: CommandHandlers<'insertToken'>;
}

/** Creates the commands that give tokens, in the chunk that contains them. */
export function createTokenCommands(
  { settings, clock, own }: Pick<Services, 'settings' | 'clock' | 'own'>,
  { loadMeetings, inserted, ...deps }: TokenCommandsDeps,
): TokenCommands {
  const { clients, permissions } = deps;
  const issuer = new TokenIssuer({ ...deps, clock });
  const question = new CommitQuestion(new GitIgnore());
  const clipboard = own(new TokenClipboard());
  const insertion = new TokenInsertion({ issuer, question, clipboard, inserted });
  const shared = { clients, settings, insertion, clipboard, editors: new EditorInsertion() };
  return {
    zak: new ZakCommands({ ...shared, permissions }).handlers,
    insert: new InsertTokenCommand({
      ...shared,
      prompt: new TokenPrompt({ clients, settings, loadMeetings }),
      renewer: new TokenRenewer({ issuer, question, inserted, clipboard }),
    }).handlers,
  };
}
