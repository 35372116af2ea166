import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';

/** Registers the commands that copy and insert join links. */
export function activateJoinLinks(
  { commands, settings }: Services,
  { clients }: AccountsFeature,
  meetings: MeetingsFeature,
): void {
  commands.register(
    'joinLinks',
    async () => {
      const [{ JoinLinkCommands }, { JoinLinkText }, { EditorInsertion }, parts] =
        await Promise.all([
          import(/* webpackChunkName: "joinLinks" */ './joinLinkCommands'),
          import(/* webpackChunkName: "joinLinks" */ './joinLinkText'),
          import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
          meetings.load(),
        ]);
      const { resolver, formatter } = parts;
      return new JoinLinkCommands(
        resolver,
        new JoinLinkText(clients, settings, formatter),
        new EditorInsertion(),
      ).handlers;
    },
    { takesViewItems: true },
  );
}
