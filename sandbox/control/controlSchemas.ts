import { behaviorChoices } from '../behavior.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const texts = { type: 'array', items: text } as const;
const instant = { type: 'string', format: 'date-time' } as const;

function object(properties: object, ...required: string[]): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The body of `POST /sandbox/reset`. */
export const reset = object({
  meetings: { anyOf: [count, { const: 'default' }] },
  clock: instant,
  keepsSessions: flag,
});

/** The body of `POST /sandbox/faults`. */
export const fault = object(
  {
    route: text,
    kind: {
      enum: ['latency', 'hold', 'dropBefore', 'dropAfter', 'truncate', 'html', 'status', 'body'],
    },
    times: { type: 'integer', minimum: 1 },
    ms: count,
    status: { type: 'integer', minimum: 200, maximum: 599 },
    limit: { enum: ['perSecond', 'daily'] },
    headers: { type: 'object', additionalProperties: text },
    body: {},
  },
  'route',
  'kind',
);

/** The body of `POST /sandbox/clock`. */
export const clock = object({ now: instant, advanceMs: { type: 'number' }, running: flag });

/** The body of `POST /sandbox/apps/:clientId`. */
export const app = object({
  secret: text,
  scopes: texts,
  redirectUris: texts,
  enabled: flag,
  deviceFlow: flag,
  deviceInterval: count,
  meetingSdk: flag,
  listsMissingScopes: flag,
});

/** The body of `POST /sandbox/account`. */
export const account = object(
  {
    user: text,
    plan: { enum: ['free', 'pro', 'business'] },
    callsToday: object({ Light: count, Medium: count }),
    meetingWritesToday: count,
    mayHost: flag,
  },
  'user',
);

/** The body of `POST /sandbox/behavior`. */
export const behavior = object(
  Object.fromEntries(
    Object.entries(behaviorChoices).map(([name, choices]) => [name, { enum: choices }]),
  ),
);

/** The body of `POST /sandbox/meetings`; its other fields are checked like those of Zoom's API. */
export const meeting = {
  type: 'object',
  properties: { hostedBy: text, invited: texts, live: flag },
  required: ['hostedBy'],
};
