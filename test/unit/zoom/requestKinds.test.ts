import { expect, it } from 'vitest';
import type { ScopedRequest } from '../../../src/zoom/http/apiTransport';
import type { ApiRequestKind } from '../../../src/zoom/requestKinds';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { refusalOf } from '../support/refusalOf.ts';

const calls: Record<ApiRequestKind, (client: ZoomClient) => Promise<unknown>> = {
  getUser: (client) => client.getUser(),
  getZak: (client) => client.getZakFor(60),
  listMeetings: (client) => client.listMeetings('upcoming').next(),
  listUpcomingMeetings: (client) => client.listUpcomingMeetings(),
  getMeeting: (client) => client.getMeeting(1),
  createMeeting: (client) => client.createMeeting({ topic: 'Review', type: 2 }),
  updateMeeting: (client) => client.updateMeeting(1, {}),
  deleteMeeting: (client) => client.deleteMeeting(1),
  endMeeting: (client) => client.endMeeting(1),
  getPastMeeting: (client) => client.getPastMeeting(1),
  listPastInstances: (client) => client.listPastInstances(1),
  listPastParticipants: (client) => client.listPastParticipants(1).next(),
  listRecordings: (client) => client.listRecordings('2026-02-01', '2026-03-01').next(),
  getRecording: (client) => client.getRecording('1'),
  getTranscript: (client) => client.getTranscript('1'),
  getSummary: (client) => client.getMeetingSummary('1'),
  listTemplates: (client) => client.listMeetingTemplates(),
};

it.each(Object.entries(calls))('a call names what it asks for: %s', async (kind, call) => {
  const sent: ScopedRequest[] = [];
  const client = new ZoomClient((request) => {
    sent.push(request);
    return Promise.reject(refusalOf(request.kind, 404, { code: 3001 }));
  }, 'zoom.example');
  await expect(call(client)).rejects.toMatchObject({ status: 404 });
  expect(sent.map((request) => request.kind)).toEqual([kind]);
});
