import type { FastifyInstance, FastifyReply } from 'fastify';
import { groupedId } from '../api/invitationText.ts';
import { startMeeting } from '../meetings/liveMeetings.ts';
import type { World } from '../world.ts';
import { formFields } from './formFields.ts';
import { html } from './html.ts';
import { sendPage } from './page.ts';

interface Room {
  readonly id: number;
  readonly topic: string;
  readonly hostId: string | undefined;
  /** The `pwd`s of which one opens the door; none if it stands open. */
  readonly passwords: readonly string[];
}

/** Where join and start links lead. A valid ZAK on a start link starts the meeting. */
export function meetingPages(app: FastifyInstance, world: World): void {
  for (const path of ['/j/:meetingId', '/wc/join/:meetingId', '/wc/:meetingId/join']) {
    app.get<{ Params: { meetingId: string } }>(path, (request, reply) => {
      const room = findRoom(world, request.params.meetingId);
      if (!room) return invalidLink(reply);
      const { pwd } = formFields(request.query);
      const open = room.passwords.length === 0 || room.passwords.includes(pwd ?? '');
      return show(
        reply,
        room,
        open
          ? `you would now be in ${room.topic}`
          : `you would now be asked for the passcode of ${room.topic}`,
        'Participant',
      );
    });
  }

  app.get<{ Params: { meetingId: string } }>('/s/:meetingId', (request, reply) => {
    const room = findRoom(world, request.params.meetingId);
    if (!room) return invalidLink(reply);
    const hostId = world.oauth.userOfZak(formFields(request.query).zak ?? '');
    if (hostId === undefined || hostId !== room.hostId) {
      sendPage(
        reply,
        403,
        'Not the host',
        html`<h1>This link does not start the meeting</h1>
          <p>Its key is not the host’s, or it has expired.</p>`,
      );
      return reply;
    }
    const meeting = world.book.byId(room.id);
    if (meeting) startMeeting(meeting, world.clock.now());
    return show(reply, room, `you would now be hosting ${room.topic}`, 'Host');
  });

  app.get<{ Params: { name: string } }>('/my/:name', (request, reply) => {
    const owner = world.directory.users.find(
      ({ personalName }) => personalName === request.params.name,
    );
    const room = owner && findRoom(world, String(owner.pmi));
    return room
      ? show(reply, room, `you would now be in ${room.topic}`, 'Participant')
      : invalidLink(reply);
  });

  app.get('/doc/:name', (_request, reply) => {
    const title = 'A meeting summary';
    sendPage(
      reply,
      200,
      title,
      html`<h1>${title}</h1>
        <p>Zoom would show its document here.</p>`,
    );
    return reply;
  });
}

function findRoom(world: World, idText: string): Room | undefined {
  const id = Number(idText);
  const meeting = world.book.byId(id);
  const invitation = world.book.invitations.find((candidate) => candidate.id === id);
  const found = meeting ?? invitation;
  if (!found) return undefined;
  const sameRoom = world.book.all.filter(({ pmi }) => pmi === id);
  return {
    id,
    topic: found.topic,
    hostId: found.hostId,
    passwords: [found, ...sameRoom].flatMap(({ encryptedPassword }) => encryptedPassword || []),
  };
}

function show(reply: FastifyReply, room: Room, heading: string, role: string): FastifyReply {
  const card = html`<span class="badge" id="role">${role}</span>
    <h1 id="meeting-heading">This is the sandbox: ${heading}</h1>
    <p>Meeting ID <code id="meeting-id">${groupedId(room.id)}</code></p>`;
  sendPage(reply, 200, room.topic, card);
  return reply;
}

function invalidLink(reply: FastifyReply): FastifyReply {
  const title = 'This meeting link is invalid (3,001)';
  sendPage(
    reply,
    404,
    title,
    html`<h1>${title}</h1>
      <p>The meeting is over, or never was.</p>`,
  );
  return reply;
}
