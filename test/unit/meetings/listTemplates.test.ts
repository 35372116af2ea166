import { expect, it, vi } from 'vitest';
import type { ZoomClients } from '../../../src/accounts/clients/zoomClients';
import { listTemplates } from '../../../src/meetings/create/listTemplates';
import { ZoomPermissionError, ZoomScopeError } from '../../../src/zoom/errors';

/** What is listed for an account with some scopes, and what is logged. */
async function list(scopes: readonly string[], respond: () => Promise<unknown>) {
  const request = vi.fn(respond);
  const error = vi.fn();
  const clients = {
    clientFor: () => Promise.resolve({ listMeetingTemplates: request }),
  } as unknown as Pick<ZoomClients, 'clientFor'>;
  const account = {
    id: 'ada',
    label: 'ada@example.com',
    apiUrl: 'https://api.zoom.us/v2',
    ended: undefined,
    personalRoom: undefined,
    scopes: [...scopes],
  };
  const templates = await listTemplates(clients, account, { error });
  return { templates, requests: request.mock.calls.length, errors: error.mock.calls.length };
}

const scope = 'meeting:read:list_templates';

it('lists the templates that new meetings can be made from', async () => {
  const all = [
    { id: 'own', name: 'Own', type: 1 },
    { id: 'shared', name: 'Shared', type: 2 },
  ];
  expect((await list([scope], () => Promise.resolve(all))).templates).toEqual([all[1]]);
});

it('requests nothing without the scope', async () => {
  const { templates, requests } = await list(['meeting:write:meeting'], () => Promise.resolve([]));
  expect([templates, requests]).toEqual([[], 0]);
});

it('has no templates if they cannot be read, which is logged unless the scope is missing', async () => {
  const refused = await list([scope], () => Promise.reject(new ZoomPermissionError('No plan.')));
  expect(refused).toEqual({ templates: [], requests: 1, errors: 1 });
  const missing = await list([], () => Promise.reject(new ZoomScopeError([scope])));
  expect(missing).toEqual({ templates: [], requests: 1, errors: 0 });
});
