import { describe, expect, it } from 'vitest';
import { directoryEndpoints } from '../../../sandbox/api/directoryEndpoints.ts';
import { inMeetingControlEndpoints } from '../../../sandbox/api/inMeetingControls.ts';
import { meetingEndpoints } from '../../../sandbox/api/meetingEndpoints.ts';
import { meetingListEndpoints } from '../../../sandbox/api/meetingListEndpoints.ts';
import { pastMeetingEndpoints } from '../../../sandbox/api/pastMeetingEndpoints.ts';
import { recordingEndpoints } from '../../../sandbox/api/recordingEndpoints.ts';
import { userEndpoints } from '../../../sandbox/api/userEndpoints.ts';
import { findApiRequests, pathParameters } from '../../../src/apiRequests/catalog/findRequests';
import type { ZoomRequest } from '../../../src/apiRequests/catalog/zoomRequest';
import { requestKindOf } from '../../../src/apiRequests/catalog/requestKindOf';
import { zoomRequests, type RequestId } from '../../../src/apiRequests/catalog/zoomRequests';
import { findRefusalRow } from '../../../src/zoom/refusals';
import { classicScopesFor } from '../../../src/zoom/scopes';

const requests: [string, ZoomRequest][] = Object.entries(zoomRequests);

const endpoints = [
  ...userEndpoints,
  ...directoryEndpoints,
  ...meetingEndpoints,
  ...meetingListEndpoints,
  ...inMeetingControlEndpoints,
  ...pastMeetingEndpoints,
  ...recordingEndpoints,
].map((endpoint) => ({ ...endpoint, path: endpoint.path.replace(/:(\w+)/g, '{$1}') }));

describe('zoomRequests', () => {
  it.each(requests.filter(([, { host }]) => host === 'api'))(
    'agrees with the sandbox about %s',
    (_id, request) => {
      const endpoint = endpoints.find(
        ({ method, path }) => method === request.method && path === request.path,
      );
      const { scope, rateLabel } = request as Extract<ZoomRequest, { host: 'api' }>;
      expect({ scope, rateLabel, classic: [...classicScopesFor(scope)].sort() }).toEqual({
        scope: endpoint?.scope,
        rateLabel: endpoint?.label,
        classic: [...(endpoint?.classicScopes ?? [])].sort(),
      });
    },
  );

  it('has every endpoint of the sandbox that an app of a user may call', () => {
    const known = requests.map(([, { method, path }]) => `${method} ${path}`);
    const missing = endpoints
      .filter(({ scope }) => !scope.endsWith(':admin'))
      .map(({ method, path }) => `${method} ${path}`)
      .filter((call) => !known.includes(call));
    expect(missing).toEqual([]);
  });

  it('has the requests that zoom.insertApiRequest takes', () => {
    expect(Object.keys(zoomRequests)).toEqual(
      expect.arrayContaining([
        ...['getUserToken', 'getZak', 'getUser', 'listMeetings', 'getMeeting', 'createMeeting'],
        ...['updateMeeting', 'deleteMeeting', 'endMeeting', 'getInvitation', 'listRecordings'],
        ...['exchangeCode', 'refreshToken', 'revokeToken'],
      ]),
    );
  });

  it.each(requests)('names refusals of %s whose meaning is known', (id, request) => {
    for (const { status, code, oauthError } of request.refusals) {
      const row = findRefusalRow({
        requestKind: requestKindOf(id as RequestId),
        status,
        code,
        oauthError,
        text: '',
        hasInvalidFields: false,
        isHtml: false,
      });
      expect(row?.meaning, JSON.stringify({ status, code, oauthError })).not.toMatch(
        /^(?:refused|unreadable|serverFault)$/,
      );
      expect(row).toBeDefined();
    }
  });

  it.each(requests)('gives the fields of %s examples within their bounds', (_id, request) => {
    const fields =
      request.host === 'api'
        ? [...(request.query ?? []), ...(request.body ?? [])]
        : [...(request.query ?? []), ...request.form];
    for (const { name, example, values, min, max, isRequired, environment } of fields) {
      if (values !== undefined && example !== undefined) {
        expect(values, name).toContain(example);
      }
      if (typeof example === 'number') {
        expect(example, name).toBeGreaterThanOrEqual(min ?? example);
        expect(example, name).toBeLessThanOrEqual(max ?? example);
      }
      expect(isRequired === true && example === undefined && environment === undefined).toBe(false);
    }
  });
});

describe('findApiRequests', () => {
  it.each([
    ['/users/me/token', undefined, ['getUserToken']],
    ['/users/me/zak', undefined, ['getZak']],
    ['/users/me/meetings?type=live', undefined, ['listMeetings', 'createMeeting']],
    ['/users/me/meetings', 'post', ['createMeeting']],
    ['/meetings/{id}', undefined, ['getMeeting', 'updateMeeting', 'deleteMeeting']],
    ['/meetings/85012345678/', 'GET', ['getMeeting']],
    ['/meetings//status', undefined, []],
    ['/meetings', undefined, []],
    ['/token', undefined, []],
    ['', undefined, []],
  ])('finds %s, %s: %j', (path, method, ids) => {
    expect(findApiRequests(path, method).map(({ id }) => id)).toEqual(ids);
  });

  it('reads the parameters of a path', () => {
    expect(findApiRequests('/meetings/85012345678/status')[0]?.parameters).toEqual({
      meetingId: '85012345678',
    });
    expect(pathParameters(zoomRequests.endMeeting)).toEqual(['meetingId']);
  });
});
