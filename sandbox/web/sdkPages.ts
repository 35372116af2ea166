import type { FastifyInstance, FastifyReply } from 'fastify';
import { startMeeting } from '../meetings/liveMeetings.ts';
import { checkMeetingSignature, checkVideoToken, RefusedToken } from '../sdk/sdkTokens.ts';
import type { World } from '../world.ts';
import { formFields } from './formFields.ts';
import { html } from './html.ts';
import { findJoinTarget, sendInvalidLinkPage, type JoinTarget } from './meetingPages.ts';
import { sendPage } from './page.ts';

/** Zoom's code for a signature that it does not accept, whatever the reason. */
const invalidSignature = 3712;

/** The input fields of a page, each with its label. */
type Fields = Readonly<Record<string, string>>;

const meetingFields: Fields = {
  meetingNumber: 'Meeting number',
  signature: 'Signature',
  zak: 'ZAK token (to start or join as a user)',
  onBehalfToken: 'On-behalf token (to join meetings of other accounts)',
};

/** What came of an attempt to join. */
type Outcome =
  | { readonly kind: 'joined'; readonly title: string; readonly name: string; readonly role: Role }
  | {
      readonly kind: 'refused';
      readonly title: string;
      readonly reason: string;
      readonly code?: number;
    }
  | { readonly kind: 'noMeeting' };

type Role = 'Host' | 'Participant';

/**
 * The pages that stand for apps with Zoom's SDKs. They join with what such an app passes to its SDK, and
 * refuse what Zoom refuses. Passcodes are not checked.
 */
export function sdkPages(app: FastifyInstance, world: World): void {
  app.get('/meeting-sdk/join', async (request, reply) => {
    const fields = formFields(request.query);
    if (fields.signature === undefined) {
      return sendForm(reply, 'Join with a Meeting SDK signature', meetingFields);
    }
    const outcome = await joinMeeting(world, fields);
    return sendOutcome(reply, outcome);
  });

  app.get('/video-sdk/join', async (request, reply) => {
    const { token } = formFields(request.query);
    if (token === undefined) {
      return sendForm(reply, 'Join with a Video SDK token', { token: 'Token' });
    }
    const outcome = await joinSession(world, token);
    return sendOutcome(reply, outcome);
  });
}

async function joinMeeting(world: World, fields: Fields): Promise<Outcome> {
  const { signature = '', zak = '', onBehalfToken = '' } = fields;
  const meetingNumber = (fields.meetingNumber ?? '').replace(/[\s-]/g, '');
  try {
    const now = world.clock.now();
    const { app, claims } = await checkMeetingSignature(signature, meetingNumber, now);
    const target = findJoinTarget(world, meetingNumber);
    if (!target) return { kind: 'noMeeting' };
    const zakUser = world.oauth.findZakUser(zak);
    if (claims.role === 1) {
      if (zakUser === undefined || zakUser !== target.hostId) {
        throw new RefusedToken('role 1 needs a valid ZAK token of the host.');
      }
      const meeting = world.meetings.findMeeting(target.id);
      if (meeting) startMeeting(meeting, now);
      const name = `hosting ${target.topic}`;
      return { kind: 'joined', title: target.topic, name, role: 'Host' };
    }
    const needsMore = zakUser === undefined && accountOf(world, target) !== app.accountId;
    const reason = needsMore ? joinOnBehalf(world, target, onBehalfToken) : undefined;
    return reason === undefined
      ? { kind: 'joined', title: target.topic, name: `in ${target.topic}`, role: 'Participant' }
      : { kind: 'refused', title: 'Zoom does not let this app join', reason };
  } catch (error) {
    const title = 'Signature is invalid';
    return { kind: 'refused', title, reason: reasonOf(error), code: invalidSignature };
  }
}

async function joinSession(world: World, token: string): Promise<Outcome> {
  try {
    const { claims } = await checkVideoToken(token, world.clock.now());
    const title = String(claims.tpc);
    const role = claims.role_type === 1 ? 'Host' : 'Participant';
    return { kind: 'joined', title, name: `in the session ${title}`, role };
  } catch (error) {
    return { kind: 'refused', title: 'The token is invalid', reason: reasonOf(error) };
  }
}

/**
 * Uses an on-behalf token, which works once.
 *
 * @returns why it does not work; undefined if it does
 */
function joinOnBehalf(world: World, { id, hostId }: JoinTarget, token: string): string | undefined {
  if (token === '') {
    return 'The meeting belongs to another account than the app, so joining needs a ZAK token or an on-behalf token too.';
  }
  const userId = world.oauth.findOnBehalfUser(token, id);
  if (userId === undefined) {
    return 'The on-behalf token was used before, has expired, or is for another meeting.';
  }
  const isLive = world.meetings.findMeeting(id)?.liveSinceMs !== undefined;
  const isInvited = world.meetings.invitations.some(
    (invitation) => invitation.id === id && invitation.userId === userId,
  );
  if (!isLive || (hostId !== userId && !isInvited)) {
    return 'The user of the on-behalf token is not in the meeting.';
  }
  world.oauth.useOnBehalfToken(token);
  return undefined;
}

function accountOf(world: World, { hostId }: JoinTarget): string | undefined {
  return hostId === undefined ? undefined : world.directory.findUser(hostId)?.accountId;
}

/** @throws what is not about a token */
function reasonOf(error: unknown): string {
  if (error instanceof RefusedToken) return error.message;
  throw error;
}

function sendOutcome(reply: FastifyReply, outcome: Outcome): FastifyReply {
  if (outcome.kind === 'noMeeting') return sendInvalidLinkPage(reply);
  if (outcome.kind === 'joined') {
    const { title, name, role } = outcome;
    const card = html`<span class="badge" id="role">${role}</span>
      <h1 id="meeting-heading">This is a sandbox. In Zoom, you would now be ${name}.</h1>`;
    return sendPage(reply, 200, title, card);
  }
  const { title, reason, code } = outcome;
  const codeLine =
    code === undefined ? '' : html`<p>Error code <code id="error-code">${String(code)}</code></p>`;
  const card = html`<h1>${title}</h1>
    ${codeLine}
    <p>Zoom does not say why, but this sandbox does: <span id="reason">${reason}</span></p>`;
  return sendPage(reply, 403, title, card);
}

function sendForm(reply: FastifyReply, title: string, fields: Fields): FastifyReply {
  const inputs = Object.entries(fields).map(
    ([name, label]) =>
      html`<label class="field"
        >${label}<input class="text" name="${name}" autocomplete="off"
      /></label>`,
  );
  const card = html`<h1>${title}</h1>
    <form method="get">
      ${inputs}
      <div class="actions"><button class="primary">Join</button></div>
    </form>`;
  return sendPage(reply, 200, title, card);
}
