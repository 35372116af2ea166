import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';

/** Registers the commands that copy and insert join links. */
export function activateJoinLinks(
  { commands, settings }: Services,
  meetings: MeetingsFeature,
): void {
  commands.register(
    'joinLinks',
    async () => {
      const [{ JoinLinkCommands }, { JoinLinkFormatter }, { EditorInsertion }, parts] =
        await Promise.all([
          import(/* webpackChunkName: "joinLinks" */ './joinLinkCommands'),
          import(/* webpackChunkName: "joinLinks" */ './joinLinkFormatter'),
          import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
          meetings.load(),
        ]);
      const { operations, resolver, formatter } = parts;
      return new JoinLinkCommands(
        resolver,
        new JoinLinkFormatter(operations, settings, formatter),
        new EditorInsertion(),
      ).handlers;
    },
    { takesViewItems: true },
  );
}
