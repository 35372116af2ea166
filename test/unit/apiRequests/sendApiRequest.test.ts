import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Uri, window } from 'vscode';
import { SendApiRequest } from '../../../src/apiRequests/send/sendApiRequest';
import type { CheckedRequest } from '../../../src/apiRequests/send/sentRequest';

const apiUrl = 'https://api.zoom.example/v2';
const [ada, grace] = ['ada', 'grace'].map((id) => ({
  ...{ id, label: `${id}@example.com`, apiUrl, ended: undefined },
}));

let questions: string[];
let accountQuestions: number;
let sent: (Pick<CheckedRequest, 'path' | 'body'> & { account: string })[];
/** What happens while the person reads the question. */
let onQuestion: () => void;

/** The command of a person with these accounts, who agrees to everything and picks the last account. */
const send = (accounts: unknown[], options: unknown) => {
  const command = new SendApiRequest({
    settings: { apiUrl },
    clients: { usableAccounts: () => Promise.resolve(accounts as never) },
    sender: {
      sendRequest: ({ id }, { path, body }) => {
        sent.push({ account: id, path, body: structuredClone(body) });
        return Promise.resolve({ status: 200, body: {}, durationMs: 1 });
      },
    },
    results: {
      history: [],
      add: () => Uri.from({ scheme: 'zoom-api' }),
      find: () => undefined,
      setMasked: () => undefined,
      showResult: () => Promise.resolve(),
    },
    insertion: {
      listTargets: () => [],
      insertSnippet: () => Promise.reject(new Error('Nothing is inserted.')),
    },
    permissions: { requestPermission: () => Promise.reject(new Error('No token is asked for.')) },
    loadResolver: () => Promise.reject(new Error('No meeting is asked for.')),
    now: () => new Date(0),
  });
  return Promise.resolve(command.handlers['zoom.sendApiRequest'](options));
};

beforeEach(() => {
  [questions, accountQuestions, sent] = [[], 0, []];
  onQuestion = () => undefined;
  vi.spyOn(window, 'showWarningMessage').mockImplementation(((message: string) => {
    questions.push(message);
    onQuestion();
    return Promise.resolve('Send');
  }) as never);
  vi.spyOn(window, 'showQuickPick').mockImplementation(((items: unknown[]) => {
    accountQuestions++;
    return Promise.resolve(items.at(-1));
  }) as never);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('Several accounts', () => {
  it('are for the person to choose from, whatever a program passes', async () => {
    await send([ada, grace], { path: '/users/me', account: 'ada@example.com', accountId: 'ada' });
    expect(accountQuestions).toBe(1);
    expect(sent).toEqual([{ account: 'grace', path: '/users/me', body: undefined }]);
  });

  it.each([
    { path: '//evil.example' },
    { path: 'https://evil.example/v2/users/me' },
    { path: 5 },
    { method: 'TRACE', path: '/users/me' },
  ])('are no question if nothing may be sent: %j', async (options) => {
    await expect(send([ada, grace], options)).rejects.toMatchObject({
      name: 'ZoomValidationError',
    });
    expect([accountQuestions, questions, sent]).toEqual([0, [], []]);
  });

  it('have servers of their own, of which only that of the chosen one is sent to', async () => {
    const other = { ...grace, apiUrl: 'https://api-eu.zoom.example/v2' };
    const path = `${other.apiUrl}/users/me`;
    await send([ada, other], { path });
    expect(sent).toEqual([{ account: 'grace', path: '/users/me', body: undefined }]);
    await expect(send([other, ada], { path })).rejects.toMatchObject({
      name: 'ZoomValidationError',
    });
    expect(sent).toHaveLength(1);
  });
});

describe('A program', () => {
  const path = '/users/me/meetings';

  it('cannot change the body after the person has agreed to the request', async () => {
    const body = { topic: 'Retro', settings: { waiting_room: true } };
    onQuestion = () => {
      body.topic = 'Changed';
      body.settings.waiting_room = false;
    };
    await send([ada], { method: 'POST', path, body });
    expect(sent).toEqual([
      { account: 'ada', path, body: { topic: 'Retro', settings: { waiting_room: true } } },
    ]);
  });

  it('cannot pass a body that is not what it seems', async () => {
    let topic = 'Retro';
    const changing = { toJSON: () => ({ topic }) };
    onQuestion = () => {
      topic = 'Changed';
    };
    await send([ada], { method: 'POST', path, body: changing });
    expect(sent.map(({ body }) => body)).toEqual([{ topic: 'Retro' }]);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const body of [
      circular,
      { toJSON: () => 'text' },
      { toJSON: () => undefined },
      { size: 1n },
      () => ({}),
      Symbol('body'),
      null,
    ]) {
      await expect(send([ada], { method: 'POST', path, body })).rejects.toMatchObject({
        name: 'ZoomValidationError',
        fields: [{ field: 'body' }],
      });
    }
    expect(sent).toHaveLength(1);
  });

  it('cannot hide what a question does not have room for', async () => {
    await send([ada], { path: `/users/me?a=${'b'.repeat(500)}` });
    expect(questions[0]).toMatch(/^Send GET \/users\/me\?a=b+… to Zoom\?$/);
    await send([ada], { path: '/users/me' });
    expect(questions[1]).toBe('Send GET /users/me to Zoom?');
  });

  it('cannot send more than an address has room for', async () => {
    await expect(
      send([ada], { path: '/users/me', query: { a: 'b'.repeat(10_000) } }),
    ).rejects.toMatchObject({ name: 'ZoomValidationError', fields: [{ field: 'path' }] });
    expect(sent).toEqual([]);
  });
});
