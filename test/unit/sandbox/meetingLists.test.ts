import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientMara, items, SandboxClient, type Json } from './sandboxClient.ts';

let zoom: SandboxClient;
let token: string;
beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(() => reset());
afterAll(() => zoom.close());

async function reset(options: object = {}): Promise<void> {
  await zoom.control('reset', options);
  token = (await zoom.signIn()).accessToken;
}

async function list(query: string): Promise<Json[]> {
  const { body } = await zoom.api(`GET /users/me/meetings?page_size=300&${query}`, token);
  return items(body, 'meetings');
}

function topics(meetings: Json[]): unknown[] {
  return meetings.map(({ topic }) => topic);
}

describe('meeting lists', () => {
  it('leave out the fields that only a single meeting has', async () => {
    for (const item of await list('type=scheduled')) {
      expect(Object.keys(item)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(start_url|password|status|settings)$/)]),
      );
      expect(item.id).toBeGreaterThan(2 ** 32);
    }
  });

  it('contain starts in UTC with a Z, and none without a fixed time', async () => {
    const meetings = await list('type=upcoming');
    const untimed = meetings.filter(({ type }) => type === 3);
    expect(topics(untimed)).toEqual(['Open office hours']);
    for (const item of meetings) {
      if (item.type === 3) expect(item).not.toHaveProperty('start_time');
      else expect(item.start_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });

  it('contain each upcoming occurrence of a series, with one ID and different UUIDs', async () => {
    const series = (await list('type=upcoming')).filter(({ type }) => type === 8);
    expect(series.map(({ start_time: start }) => start)).toEqual([
      '2026-03-02T09:30:00Z',
      '2026-03-09T09:30:00Z',
      '2026-03-16T09:30:00Z',
      '2026-03-23T09:30:00Z',
      '2026-03-30T09:30:00Z',
      '2026-04-06T09:30:00Z',
    ]);
    expect(new Set(series.map(({ id }) => id)).size).toBe(1);
    expect(new Set(series.map(({ uuid }) => uuid)).size).toBe(6);
  });

  it('leave out past occurrences, which a single meeting has on request', async () => {
    const [date] = (await list('type=upcoming')).filter(({ type }) => type === 8);
    const path = `GET /meetings/${String(date?.id)}`;
    expect(items((await zoom.api(path, token)).body, 'occurrences')).toHaveLength(6);
    const all = await zoom.api(`${path}?show_previous_occurrences=true`, token);
    expect(items(all.body, 'occurrences')).toHaveLength(8);
  });

  it('contain live meetings, or those that have ended', async () => {
    expect(topics(await list('type=live'))).toEqual(['Design review: sign-in flow']);
    const previous = topics(await list('type=previous_meetings'));
    expect(previous).toContain('Retrospective: sprint 41');
    expect(previous).not.toContain('Design review: sign-in flow');
    expect(topics(await list('type=upcoming'))).toContain('Design review: sign-in flow');
  });

  it('contain instant meetings only while they are live', async () => {
    const { body } = await zoom.api('POST /users/me/meetings', token, { type: 1, topic: 'Quick' });
    expect(topics(await list('type=scheduled'))).not.toContain('Quick');
    await fetch(String(body.start_url));
    expect(topics(await list('type=live'))).toContain('Quick');
    expect(topics(await list('type=upcoming'))).not.toContain('Quick');
  });

  it('truncate agendas to 250 characters', async () => {
    const agenda = 'a'.repeat(600);
    await zoom.api('POST /users/me/meetings', token, { topic: 'Long', agenda });
    const [item] = (await list('type=upcoming')).filter(({ topic }) => topic === 'Long');
    expect(item?.agenda).toBe(agenda.slice(0, 250));
  });

  it('can be filtered by date in a time zone', async () => {
    const monday = 'from=2026-03-02&to=2026-03-02';
    expect(topics(await list(`type=upcoming&${monday}`))).toContain('Sprint planning 🚀 Sprint 42');
    const tokyo = await list(`type=upcoming&timezone=Asia/Tokyo&${monday}`);
    expect(topics(tokyo)).toContain('Brightwater × Larkspur weekly check-in');
  });

  it.each([
    ['type=all', 'type=scheduled'],
    ['page_size=0', 'page_size=30'],
    ['page_size=abc', 'page_size=30'],
    ['page_size=-5', 'page_size=30'],
    ['page_size=9999', 'page_size=300'],
    ['page_number=0', 'page_number=1'],
    ['from=01.03.2026', ''],
    ['timezone=Mars/Base&from=2026-03-02', 'from=2026-03-02'],
  ])('with %s are the same as with "%s"', async (invalid, valid) => {
    await reset({ meetings: 400 });
    const [given, meant] = await Promise.all(
      [invalid, valid].map((query) => zoom.api(`GET /users/me/meetings?${query}`, token)),
    );
    expect(given?.status).toBe(200);
    const pages = [given, meant].map((response) => ({ ...response?.body, next_page_token: '' }));
    expect(pages[0]).toEqual(pages[1]);
  });

  it('contain a series once if the sandbox is started so', async () => {
    await zoom.control('behavior', { seriesInLists: 'once' });
    for (const [type, start] of [
      ['upcoming', '2026-03-02T09:30:00Z'],
      ['scheduled', '2026-03-02T09:30:00Z'],
      ['previous_meetings', '2026-02-23T09:30:00Z'],
    ]) {
      const series = (await list(`type=${type}`)).filter((meeting) => meeting.type === 8);
      expect(series.map(({ start_time: time }) => time)).toEqual([start]);
      const { body } = await zoom.api(`GET /meetings/${String(series[0]?.id)}`, token);
      expect(series[0]?.uuid).toBe(body.uuid);
    }
  });
});

describe('pages', () => {
  it('cover 300 meetings without gaps', async () => {
    await reset({ meetings: 300 });
    const ids: unknown[] = [];
    let next = '';
    do {
      const { body } = await zoom.api(
        `GET /users/me/meetings?type=upcoming&page_size=70&next_page_token=${next}`,
        token,
      );
      expect(body).toMatchObject({ total_records: 300, page_count: 5, page_size: 70 });
      ids.push(...items(body, 'meetings').map(({ id }) => id));
      next = String(body.next_page_token);
    } while (next);
    expect(new Set(ids).size).toBe(300);
  });

  it('have 30 items by default, and can be requested by number', async () => {
    await reset({ meetings: 50 });
    const first = await zoom.api('GET /users/me/meetings?type=upcoming', token);
    expect(items(first.body, 'meetings')).toHaveLength(30);
    const second = await zoom.api('GET /users/me/meetings?type=upcoming&page_number=2', token);
    expect(items(second.body, 'meetings')).toHaveLength(20);
    expect(second.body.next_page_token).toBe('');
  });

  it('have tokens that expire after 15 minutes and are valid for one list only', async () => {
    await reset({ meetings: 50 });
    const { body } = await zoom.api('GET /users/me/meetings?type=upcoming', token);
    const next = `next_page_token=${String(body.next_page_token)}`;
    const other = await zoom.api(`GET /users/me/meetings?type=scheduled&${next}`, token);
    expect([other.status, other.body.code]).toEqual([400, 300]);
    await zoom.advance(15 * 60_000 - 1);
    const inTime = await zoom.api(`GET /users/me/meetings?type=upcoming&${next}`, token);
    expect(inTime.status).toBe(200);
    await zoom.advance(1);
    const late = await zoom.api(`GET /users/me/meetings?type=upcoming&${next}`, token);
    expect([late.status, late.body.code]).toEqual([400, 300]);
  });

  it('divide 3,000 meetings into ten pages of 300', async () => {
    await reset({ meetings: 3000 });
    const { body } = await zoom.api('GET /users/me/meetings?type=upcoming&page_size=300', token);
    expect(body).toMatchObject({ total_records: 3000, page_count: 10 });
  });
});

describe('the next 24 hours', () => {
  async function upcoming(accessToken = token): Promise<Json[]> {
    const { body } = await zoom.api('GET /users/me/upcoming_meetings', accessToken);
    return items(body, 'meetings');
  }

  it('include invitations and an all-day entry, which are in no other list', async () => {
    const meetings = await upcoming();
    const invited = meetings.filter((item) => item.is_host === false);
    expect(topics(invited)).toEqual(['Release freeze', 'Security guild: secrets in editors']);
    expect(invited.map((item) => item.is_all_day)).toEqual([true, false]);
    const hosted = topics(await list('type=scheduled'));
    expect(hosted).not.toContain('Security guild: secrets in editors');
  });

  it('end after 24 hours', async () => {
    const until = sundayPlus(24);
    for (const { start_time: start } of await upcoming()) {
      expect(Date.parse(String(start))).toBeLessThan(until);
    }
    expect(topics(await upcoming())).not.toContain('Sprint planning 🚀 Sprint 42');
    await zoom.advance(2 * 3_600_000);
    const { accessToken } = await zoom.signIn();
    expect(topics(await upcoming(accessToken))).toContain('Sprint planning 🚀 Sprint 42');
  });

  it("contain one meeting in two accounts, and let no guest read a meeting's details", async () => {
    const mine = (await upcoming()).find(({ topic }) => String(topic).startsWith('Brightwater ×'));
    const client = await zoom.signIn(clientMara);
    const theirs = (await upcoming(client.accessToken)).find(({ id }) => id === mine?.id);
    expect([mine?.is_host, theirs?.is_host]).toEqual([true, false]);
    const foreign = await zoom.api(`GET /meetings/${String(mine?.id)}`, client.accessToken);
    expect([foreign.status, foreign.body.code]).toEqual([404, 3001]);
    const [, guild] = (await upcoming()).filter((item) => item.is_host === false);
    const colleague = await zoom.api(`GET /meetings/${String(guild?.id)}`, token);
    expect([colleague.status, colleague.body.code]).toEqual([403, 403]);
  });
});

describe('the default account', () => {
  it.each([0, 6, 9, 13, 18, 21])('has at least two more meetings today at %i:00', async (hour) => {
    await reset({ clock: new Date(sundayPlus(hour - 9)).toISOString() });
    const today = (await list('type=upcoming')).filter(({ start_time: start }) => {
      const startMs = Date.parse(String(start));
      return startMs > sundayPlus(hour - 9) && startMs < sundayPlus(15);
    });
    expect(today.length).toBeGreaterThanOrEqual(2);
  });

  it('has a meeting in another time zone, one with the personal meeting ID, an emoji and a long topic', async () => {
    const meetings = await list('type=upcoming');
    expect(new Set(meetings.map(({ timezone }) => timezone))).toEqual(
      new Set(['UTC', 'Asia/Tokyo']),
    );
    expect(topics(meetings.filter(({ pmi }) => pmi === '4157702938'))).toEqual([
      'Drop-in with Mara',
    ]);
    expect(topics(meetings).some((topic) => String(topic).includes('🚀'))).toBe(true);
    expect(topics(meetings).some((topic) => String(topic).length > 120)).toBe(true);
  });

  it('is empty without meetings', async () => {
    await reset({ meetings: 0 });
    for (const type of ['scheduled', 'live', 'upcoming', 'previous_meetings']) {
      expect(await list(`type=${type}`)).toEqual([]);
    }
    const { body } = await zoom.api('GET /users/me/upcoming_meetings', token);
    expect(body).toEqual({ total_records: 0, meetings: [] });
  });
});

function sundayPlus(hours: number): number {
  return Date.parse('2026-03-01T09:00:00Z') + hours * 3_600_000;
}
