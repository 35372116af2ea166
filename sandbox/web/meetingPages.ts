import type { FastifyInstance, FastifyReply } from 'fastify';
import { formatMeetingId } from '../api/invitationText.ts';
import { startMeeting } from '../meetings/liveMeetings.ts';
import type { World } from '../world.ts';
import { formFields } from './formFields.ts';
import { html } from './html.ts';
import { sendMessagePage, sendPage } from './page.ts';

/** A meeting that a link or an app can join. */
export interface JoinTarget {
  readonly id: number;
  readonly topic: string;
  readonly hostId: string | undefined;
  /** The accepted `pwd` parameters; empty if the meeting has no passcode. */
  readonly passwords: readonly string[];
}

/** The pages of join and start links. A start link with a valid ZAK token starts the meeting. */
export function meetingPages(app: FastifyInstance, world: World): void {
  for (const path of ['/j/:meetingId', '/wc/join/:meetingId', '/wc/:meetingId/join']) {
    app.get<{ Params: { meetingId: string } }>(path, (request, reply) => {
      const { pwd, omn } = formFields(request.query);
      const target = findJoinTarget(world, request.params.meetingId, omn);
      if (!target) return sendInvalidLinkPage(reply);
      const isAdmitted = target.passwords.length === 0 || target.passwords.includes(pwd ?? '');
      return sendMeetingPage(
        reply,
        target,
        isAdmitted
          ? `you would now be in ${target.topic}`
          : `you would now be asked for the passcode of ${target.topic}`,
        'Participant',
      );
    });
  }

  app.get<{ Params: { meetingId: string } }>('/s/:meetingId', (request, reply) => {
    const target = findJoinTarget(world, request.params.meetingId);
    if (!target) return sendInvalidLinkPage(reply);
    const hostId = world.oauth.findZakUser(formFields(request.query).zak ?? '');
    if (hostId === undefined || hostId !== target.hostId) {
      const title = 'You can’t start the meeting with this link';
      const text = 'Its ZAK token has expired or does not belong to the host.';
      return sendMessagePage(reply, 403, title, text);
    }
    const meeting = world.meetings.findMeeting(target.id);
    if (meeting) startMeeting(meeting, world.clock.now());
    return sendMeetingPage(reply, target, `you would now be hosting ${target.topic}`, 'Host');
  });

  app.get<{ Params: { name: string } }>('/my/:name', (request, reply) => {
    const owner = world.directory.users.find(
      ({ personalName }) => personalName === request.params.name,
    );
    const target = owner && findJoinTarget(world, String(owner.pmi));
    return target
      ? sendMeetingPage(reply, target, `you would now be in ${target.topic}`, 'Participant')
      : sendInvalidLinkPage(reply);
  });

  app.get('/doc/:name', (_request, reply) => {
    const text = 'This is a sandbox. In Zoom, the document would open here.';
    return sendMessagePage(reply, 200, 'Meeting summary', text);
  });
}

/**
 * The meeting with an ID; undefined if there is none.
 *
 * @param omn of a link to a personal meeting room: the meeting that is held there
 */
export function findJoinTarget(world: World, idText: string, omn?: string): JoinTarget | undefined {
  const id = Number(idText);
  const meeting = world.meetings.findMeeting(id);
  const invitation = world.meetings.invitations.find((candidate) => candidate.id === id);
  const found = meeting ?? invitation;
  if (!found) return undefined;
  const withThisPmi = world.meetings.all.filter(({ pmi }) => pmi === id);
  const meant = withThisPmi.find((held) => String(held.id) === omn) ?? found;
  return {
    id,
    topic: meant.topic,
    hostId: found.hostId,
    passwords: [found, ...withThisPmi].flatMap(({ encryptedPassword }) => encryptedPassword || []),
  };
}

function sendMeetingPage(
  reply: FastifyReply,
  target: JoinTarget,
  heading: string,
  role: string,
): FastifyReply {
  const card = html`<span class="badge" id="role">${role}</span>
    <h1 id="meeting-heading">This is a sandbox. In Zoom, ${heading}.</h1>
    <p>Meeting ID <code id="meeting-id">${formatMeetingId(target.id)}</code></p>`;
  return sendPage(reply, 200, target.topic, card);
}

/** Sends the page of a meeting that does not exist. */
export function sendInvalidLinkPage(reply: FastifyReply): FastifyReply {
  const title = 'This meeting link is invalid (3,001)';
  return sendMessagePage(reply, 404, title, 'The meeting has ended or does not exist.');
}
