import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';

/** Registers the commands about requests of people's own programs. */
export function activateApiRequests(
  { commands, settings, clock }: Services,
  accounts: AccountsFeature,
  meetings: MeetingsFeature,
): void {
  commands.register('insertApiRequest', async () => {
    const [{ InsertApiRequest }, { SnippetInsertion }, { EditorInsertion }, { clients }] =
      await Promise.all([
        import(/* webpackChunkName: "apiRequests" */ './insert/insertApiRequest'),
        import(/* webpackChunkName: "apiRequests" */ './insert/snippetInsertion'),
        import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
        accounts.load(),
      ]);
    return new InsertApiRequest({
      settings,
      clients,
      insertion: new SnippetInsertion(new EditorInsertion()),
      loadResolver: async () => (await meetings.load()).resolver,
      now: () => clock.now(),
    }).handlers;
  });
}
