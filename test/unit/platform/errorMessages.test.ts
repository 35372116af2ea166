import { describe, expect, it, vi } from 'vitest';
import { ActionableError } from '../../../src/platform/actionableError';
import { describeError } from '../../../src/platform/errorMessages';
import { FailedActionError } from '../../../src/platform/failedAction';
import type { NetworkErrorReason, ServerErrorReason } from '../../../src/zoom/errorReasons';
import {
  ZoomAuthError,
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomPermissionError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../../../src/zoom/errors';
import { refusalError } from '../../../src/zoom/http/refusalError';
import { callbackError } from '../../../src/zoom/oauth/oauthError';
import { type NextStep, refusalEffects } from '../../../src/zoom/refusals';
import type { RequestKind } from '../../../src/zoom/requestKinds';
import { refusalOf } from '../support/refusalOf.ts';

const list = 'listMeetings';
const proxyButtons = ['Proxy Settings', 'Show Log'];

/** The message about a refusal, and the titles of its buttons. */
function described(requestKind: RequestKind, status: number, body: unknown): [string, string[]] {
  const { message, actions } = describeError(refusalOf(requestKind, status, body));
  return [message, actions.map(({ title }) => title)];
}

describe('The message for a server error', () => {
  it.each<[ServerErrorReason, RegExp, string[]]>([
    ['fault', /having problems/, ['Open Zoom Status', 'Show Log']],
    ['unreadable', /Unexpected response from zoom\.example\. /, proxyButtons],
    ['tooLarge', /The response from zoom\.example is too large\. /, proxyButtons],
    ['endlessList', /The list is incomplete because zoom\.example sent /, proxyButtons],
    ['proxyAuthentication', /A proxy requires you to sign in .* zoom\.example\. /, proxyButtons],
    ['proxyPage', /A proxy or captive portal responded instead of zoom\.example\. /, proxyButtons],
    [
      'unknownEndpoint',
      /zoom\.example doesn’t recognize this request\. /,
      ['Open Settings', 'Show Log'],
    ],
  ])('%s says what happened, and has the buttons that help', (reason, message, buttons) => {
    const { message: shown, actions } = describeError(new ZoomServerError(reason, 'zoom.example'));
    expect(shown).toMatch(message);
    expect(actions.map(({ title }) => title)).toEqual(buttons);
  });
});

describe('The message for a network error', () => {
  it.each<[NetworkErrorReason, RegExp, string[]]>([
    ['unreachable', /^Can’t reach zoom\.example \(ECODE\)\. .*proxy/, proxyButtons],
    [
      'proxy',
      /^A proxy or captive portal doesn’t let VS Code connect to zoom\.example\. /,
      proxyButtons,
    ],
    ['interrupted', /lost before a response/, ['Open Zoom Status', 'Show Log']],
    ['timedOut', /in time/, ['Open Zoom Status', 'Show Log']],
  ])('%s says what happened, and has the buttons that help', (reason, message, buttons) => {
    const error = new ZoomNetworkError(reason, 'zoom.example', 'ECODE');
    const { message: shown, actions } = describeError(error);
    expect(shown).toMatch(message);
    expect(actions.map(({ title }) => title)).toEqual(buttons);
  });
});

describe('The message for a refusal', () => {
  const disabled = 'The app has been disabled by the developer';
  const refusedServers: [number, unknown][] = [
    [400, { reason: 'Bad Request', error: 'invalid_request' }],
    [400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }],
    [400, { reason: disabled, error: 'invalid_client' }],
    [401, { reason: 'Unauthorized', error: 'access_denied' }],
  ];

  it.each(refusedServers)(
    'of a server-to-server app with %i %j speaks of no page and no person',
    (status, body) => {
      const [message, buttons] = described('requestAccountToken', status, body);
      expect(message).toMatch(/app/);
      expect(message).not.toMatch(/page|declined/i);
      expect(buttons[0]).toMatch(/Set Up Zoom App|Open Zoom App Marketplace/);
    },
  );

  it('of a disabled app names what is wrong, and not the client ID', () => {
    for (const requestKind of ['refreshTokens', 'exchangeCode', 'startDevice'] as const) {
      const body = { reason: disabled, error: 'invalid_client' };
      const [message, buttons] = described(requestKind, 400, body);
      expect(message).toMatch(/^This Zoom app is disabled/);
      expect(message).not.toMatch(/client ID/);
      expect(buttons).toEqual(['Open Zoom App Marketplace', 'Set Up Zoom App']);
    }
  });

  it.each([
    [404, { code: 2300, message: 'This API endpoint is not recognized.' }],
    [400, { code: 2300, message: 'This API endpoint is not recognized.' }],
    [404, ''],
    [404, { message: 'Not found' }],
    [404, { code: 3001, message: 'User does not exist: me.' }],
  ])('with %i %j does not say that something was deleted', (status, body) => {
    const [message] = described('listUpcomingMeetings', status, body);
    expect(message).not.toMatch(/deleted/);
  });

  it.each([
    [401, ''],
    [401, { message: 'Unauthorized' }],
    [403, 'No permission'],
    [403, { message: 'No permission' }],
    [404, 'Not found'],
    [401, { code: 1010, message: 'User not found.' }],
  ])('with %i %j blames neither a proxy nor the session', (status, body) => {
    const [message, buttons] = described(list, status, body);
    expect(message).not.toMatch(/proxy|sign in|expired/i);
    expect(buttons).not.toContain('Proxy Settings');
    expect(buttons).not.toContain('Sign In Again');
  });

  it.each<RequestKind>(['refreshTokens', 'exchangeCode', 'requestAccountToken', list])(
    'of %s with a page names the proxy, and not the app',
    (requestKind) => {
      for (const status of [200, 302, 401, 403, 407]) {
        const [message, buttons] = described(requestKind, status, '<html>Sign in</html>');
        expect(message).toMatch(/proxy/);
        expect(message).not.toMatch(/client ID|app/);
        expect(buttons).toEqual(proxyButtons);
      }
    },
  );

  it('with 429 asks for patience', () => {
    const [message] = described('refreshTokens', 429, '');
    expect(message).toMatch(/too many requests/);
  });

  it('on the consent page says so', () => {
    const { message } = describeError(callbackError('server_error', '', 'zoom.example'));
    expect(message).toMatch(/^Zoom’s page reported an error/);
  });
});

/** The buttons that help to take each step. */
const buttonsOf: Record<NextStep, string[]> = {
  renewToken: ['Sign In Again'],
  signInAgain: ['Sign In Again'],
  repeatSignIn: ['Try Again'],
  checkApp: ['Set Up Zoom App', 'Try Again'],
  enableApp: ['Open Zoom App Marketplace', 'Set Up Zoom App'],
  addScope: ['Open Zoom App Marketplace', 'Sign In Again', 'Check Setup'],
  askAdmin: ['Check Setup', 'Show Log'],
  correctRequest: [],
  switchAccount: ['Use Another Account'],
  checkSignature: ['Check Token'],
  passToken: ['Insert Token'],
  updateList: ['Refresh Meetings'],
  checkServer: ['Open Settings', 'Show Log'],
  checkProxy: proxyButtons,
  checkStatus: ['Open Zoom Status', 'Show Log'],
  wait: [],
  poll: [],
  accept: [],
};

describe('The buttons for a refusal', () => {
  const steps = Object.keys(buttonsOf) as NextStep[];

  it.each(steps)('are those of the next step, whatever the kind of the error: %s', (nextStep) => {
    const errors = [
      new ZoomAuthError('refused', '', { nextStep }),
      new ZoomScopeError([], { nextStep }),
      new ZoomPermissionError('', { nextStep }),
      new ZoomNotFoundError('', { nextStep }),
      new ZoomValidationError([], '', { nextStep }),
      new ZoomRateLimitError('perSecond', new Date(), { nextStep }),
      new ZoomServerError('unreadable', 'zoom.example', { nextStep }),
    ];
    for (const error of errors) {
      const { actions } = describeError(error);
      expect(actions.map(({ title }) => title)).toEqual(buttonsOf[nextStep]);
    }
  });

  it('are needed for what the table says', () => {
    const used = new Set(Object.values(refusalEffects).map(({ next }) => next));
    expect(steps.filter((step) => !used.has(step as never))).toEqual([]);
  });
});

describe('The message for missing scopes', () => {
  it.each([
    [['meeting:read:meeting'], /missing the scope meeting:\u200b?read:\u200b?meeting\. Add it/],
    [['user:read:user', 'user:read:zak'], /missing these scopes: .*, .*zak\. Add them/],
    [[], /missing a scope for this/],
  ])('%j names them', (scopes, message) => {
    expect(describeError(new ZoomScopeError(scopes)).message).toMatch(message);
  });

  it('that only administrators have asks for none', () => {
    const [message, buttons] = described(list, 400, {
      code: 4711,
      message: 'Invalid access token, does not contain scopes:[user:read:user:admin].',
    });
    expect(message).toMatch(/administrators/);
    expect(message).not.toMatch(/:admin/);
    expect(buttons).toEqual(['Check Setup', 'Show Log']);
  });
});

describe('What failed', () => {
  const action = {
    failed: 'Couldn’t delete “Retro”.',
    unconfirmed: 'Zoom didn’t confirm that “Retro” was deleted.',
  };
  const messageAbout = (cause: unknown) =>
    describeError(new FailedActionError(action, cause)).message;

  it('comes before the reason', () => {
    expect(messageAbout(new ZoomNetworkError('unreachable', 'zoom.example'))).toBe(
      'Couldn’t delete “Retro”. Can’t reach zoom.example. Check your network, VPN, and proxy.',
    );
    expect(messageAbout(new Error('bug'))).toMatch(
      /^Couldn’t delete “Retro”\. Something went wrong/,
    );
  });

  it.each<NetworkErrorReason>(['timedOut', 'interrupted'])(
    'is not certain after a request that was %s',
    (reason) => {
      expect(messageAbout(new ZoomNetworkError(reason, 'zoom.example'))).toMatch(
        /^Zoom didn’t confirm that “Retro” was deleted\. /,
      );
    },
  );

  it.each([
    ['an explanation of our own', new ActionableError('Only the host can delete this meeting.')],
    ['being signed out', new ZoomAuthError('notSignedIn', '')],
    ['a meeting that left the list', new ZoomNotFoundError('', {}, 'Retro')],
  ])('is not repeated before %s', (_what, cause) => {
    expect(messageAbout(cause)).toBe(describeError(cause).message);
  });
});

it('A list whose loading was canceled says so', () => {
  const canceled = new DOMException('This operation was aborted', 'AbortError');
  expect(describeError(canceled)).toEqual({ message: 'Loading was canceled.', actions: [] });
});

it('Show Log is never the only button', () => {
  const bodies = [
    { code: 124, message: 'Invalid access token.' },
    { code: 200, message: 'No permission.' },
    { code: 300, message: 'Invalid request.' },
    { code: 1001, message: 'User does not exist.' },
    { code: 1010, message: 'User not found on this account.' },
    { code: 3000, message: 'Meeting has not started.' },
    { code: 3001, message: 'Meeting does not exist.' },
    { code: 3161, message: 'Hosting is not allowed.' },
    { code: 9999, message: 'Something else.' },
    {},
    '<html>',
  ];
  const titles = [
    ...bodies.flatMap((body) =>
      [302, 400, 401, 403, 404, 407, 429, 500].map((status) => described(list, status, body)[1]),
    ),
    ...[
      new Error('bug'),
      new ZoomPermissionError('Refused.'),
      new ZoomValidationError([], 'Invalid.'),
      new ZoomNetworkError('timedOut', 'zoom.example'),
    ].map((error) => describeError(error).actions.map(({ title }) => title)),
  ];
  expect(titles.filter((buttons) => buttons.join() === 'Show Log')).toEqual([]);
});

describe('The message for a ZAK', () => {
  it.each([400, 404])('of a user that does not exist says so: %i', (status) => {
    const [message, buttons] = described('getZak', status, {
      code: 1001,
      message: 'User does not exist: grace.',
    });
    expect(message).toBe('This Zoom user doesn’t exist, or isn’t in your account.');
    expect(buttons).toEqual([]);
  });

  it('that Zoom does not issue says to whom', () => {
    const error = new ZoomPermissionError('', {
      meaning: 'zakNotIssued',
      nextStep: 'switchAccount',
    });
    const { message, actions } = describeError(error);
    expect(message).toMatch(/^Zoom doesn’t issue ZAK tokens .* Google or Facebook\.$/);
    expect(actions.map(({ title }) => title)).toEqual(['Use Another Account']);
  });
});

describe('The message for a meeting that Zoom does not create', () => {
  it('says when the limit of a day resets, in the reader’s time', () => {
    vi.stubEnv('TZ', 'America/New_York');
    const error = refusalError(
      { status: 429, headers: new Headers() },
      JSON.stringify({
        code: 429,
        message:
          'You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this particular user. You may resume these requests at GMT 00:00:00.',
      }),
      {
        requestKind: 'createMeeting',
        host: 'zoom.example',
        now: new Date('2026-11-26T15:00:00Z'),
      },
    );
    expect(describeError(error).message).toMatch(
      /^You’ve reached Zoom’s limit of 100 meetings .* It resets at Nov 26, 2026, 7:00\sPM\.$/,
    );
    vi.unstubAllEnvs();
  });

  it('says what to do without a license to host', () => {
    const [message, buttons] = described('createMeeting', 400, {
      code: 3161,
      message: 'Your user account is not allowed meeting hosting and scheduling capabilities.',
    });
    expect(message).toMatch(/^Your Zoom user has no license to schedule or host meetings\. Ask /);
    expect(buttons).toEqual(['Use Another Account']);
  });

  it.each([
    ['settings.alternative_hosts', /must be licensed users of your Zoom account\.$/],
    ['template_id', /may have been deleted/],
    ['password', /longer or more complex/],
  ])('says what Zoom requires of %s', (field, hint) => {
    const [message] = described('createMeeting', 400, {
      code: 300,
      message: 'Validation Failed.',
      errors: [{ field, message: 'Invalid field.' }],
    });
    expect(message).toContain(`“${field}”: Invalid field.`);
    expect(message).toMatch(hint);
  });

  it('says it of an alternative host that Zoom does not allow, too', () => {
    const [message] = described('createMeeting', 400, {
      code: 1110,
      message: 'Unable to assign a@example.com as an alternative host.',
    });
    expect(message).toBe(
      'Zoom doesn’t allow this: Unable to assign a@example.com as an alternative host. Alternative hosts must be licensed users of your Zoom account.',
    );
  });
});
