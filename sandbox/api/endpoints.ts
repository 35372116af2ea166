import type { Endpoint } from './endpoint.ts';
import { meetingEndpoints } from './meetingEndpoints.ts';
import { meetingListEndpoints } from './meetingListEndpoints.ts';
import { pastMeetingEndpoints } from './pastMeetingEndpoints.ts';
import { recordingEndpoints } from './recordingEndpoints.ts';
import { userEndpoints } from './userEndpoints.ts';
import { userTokenEndpoints } from './userTokenEndpoints.ts';

/** Every endpoint of the sandbox's REST API. */
export const endpoints: readonly Endpoint[] = [
  ...userEndpoints,
  ...userTokenEndpoints,
  ...meetingListEndpoints,
  ...meetingEndpoints,
  ...pastMeetingEndpoints,
  ...recordingEndpoints,
];
