import { describe, expect, it } from 'vitest';
import { joinUrl } from '../../../src/links/joinUrl';
import { parseMeetingReference } from '../../../src/meetings/target/parseMeetingReference';

const id = 85012345678;
const bare = `https://us05web.zoom.us/j/${id}`;
const url = `${bare}?pwd=aB3.1`;

const parse = (text: string) => parseMeetingReference(text, ['127.0.0.1:8123', '[::1]:8123']);

/** What a text is read as: the URL of a link, or a number. */
function read(text: string): unknown {
  const reference = parse(text);
  return reference.kind === 'link'
    ? reference.link.url
    : reference.kind === 'id'
      ? reference.id
      : reference.kind;
}

describe('A text that begins with a link', () => {
  it.each([
    `${url} Meeting ID: 850 1234 5678 Passcode: 123456`,
    `${url}\nMeeting ID: 850 1234 5678`,
    `${url}\r\n\r\nPasscode: 123456`,
    `${url}\tAda’s meeting`,
    `${url}\u00a0(Zoom)`,
    `${url}\u2028Passcode: 1`,
    `${url}\n`,
    `${url}.`,
    `${url},`,
    `${url};`,
    `${url}?`,
    `${url}!`,
    `${url}:`,
    `${url}...`,
    `${url})`,
    `${url}).`,
    `${url}%20Meeting%20ID%3A%20850`,
    `${url}%0D%0APasscode%3A%201`,
  ])('has the link’s own passcode: %j', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'link', id, link: { url, pwd: 'aB3.1' } });
  });

  it.each([
    `${bare} Meeting ID`,
    `${bare}.`,
    `${bare}\nPasscode: 1`,
    `${bare}%20Passcode`,
    `${bare}), later`,
  ])('has none without one: %j', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'link', id, link: { url: bare, pwd: undefined } });
  });

  it.each([
    `${bare}?uname=Ada&amp;pwd=aB3.1`,
    `${bare}?uname=Ada&#38;pwd=aB3.1.`,
    `${bare}?uname=Ada&amp;amp;pwd=aB3.1 (Zoom)`,
  ])('keeps the passcode behind an escaped ampersand: %j', (text) => {
    expect(read(text)).toBe(`${bare}?uname=Ada&pwd=aB3.1`);
  });

  it('keeps blanks that belong to another parameter', () => {
    const named = `${bare}?uname=Ada%20Lovelace&pwd=aB3.1`;
    expect(read(named)).toBe(named);
  });
});

describe('A link in a text ends', () => {
  it.each([
    `**${url}**`,
    `**${url}.**`,
    `**${url}**.`,
    `*${url}*`,
    `_${url}_`,
    `__${url}__`,
    `___${url}___`,
    `~~${url}~~`,
    `==${url}==`,
    `“${url}”`,
    `‘${url}’`,
    `„${url}“`,
    `«${url}»`,
    `‹${url}›`,
    `"${url}"`,
    `'${url}'`,
    `\`${url}\``,
    `<${url}>`,
    `(${url})`,
    `[${url}]`,
    `{${url}}`,
    `|${url}|`,
    `参加：${url}，谢谢`,
    `参加${url}。`,
    `会議「${url}」です`,
    `『${url}』`,
    `【${url}】`,
    `（${url}）`,
    `《${url}》`,
    `${url}、${url}`,
    `${url}；`,
    `${url}！`,
    `${url}？`,
    `${url}…`,
    `${url}—join`,
    `${url}–join`,
    `${url}·`,
    `${url}\u200bPasscode`,
    `${url}\u200e`,
    `${url}\u2060.`,
    `\u2066${url}\u2069`,
    `\ufeff${url}`,
    `Ссылка:${url}；`,
    `${url}है`,
    `<a href='${url}'>Zoom</a>`,
    `<a href=${url}>Zoom</a>`,
    `[Zoom](${url} "Stand-up")`,
    `[Zoom](<${url}>)`,
    `[zoom]: ${url}`,
    `${url}[Zoom]`,
    `\`Zoom <${url}>\`__`,
    `[[${url}][Zoom]]`,
    `URL:${url}`,
    `URL=${url}`,
    `Https://us05web.zoom.us/j/${id}?pwd=aB3.1`,
    `HTTPS://US05WEB.ZOOM.US/j/${id}?pwd=aB3.1 .`,
    `us05web.zoom.us/j/${id}?pwd=aB3.1」`,
    `“us05web.zoom.us/j/${id}?pwd=aB3.1”`,
  ])('where its sentence or markup goes on: %j', (text) => {
    expect(read(text)).toBe(url);
  });

  it.each([
    'aB3_',
    'aB3-',
    'aB3--',
    'aB3~',
    'aQ==',
    'a_b__c--d..e',
    'a..-b.1',
    '---.1',
    '_a_',
    '-_~.1',
    'a+b/c.1',
    'a%2Bb%2F%3D.1',
  ])('behind the whole passcode %s', (pwd) => {
    const link = `${bare}?pwd=${pwd}`;
    for (const text of [
      link,
      `${link} now`,
      `(${link})`,
      `“${link}”.`,
      `**${link}**`,
      `${link},`,
    ]) {
      expect(read(text)).toBe(link);
    }
  });
});

describe('Of the links in a text', () => {
  it.each([
    `${bare}\n${url}`,
    `[${bare}](${url})`,
    `<a href="${url}">${bare}</a>`,
    `zoom.us/j/${id} or ${url}`,
    `${bare} https://us05web.zoom.us/j/99912345678?pwd=other ${url}`,
    `https://zoom.us/s/${id} ${url}`,
    `${bare}?pwd= ${url}`,
  ])('the one with the passcode counts: %j', (text) => {
    expect(read(text)).toBe(url);
  });

  it('the first meeting counts, although another one has a passcode', () => {
    expect(read(`${bare} https://us05web.zoom.us/j/99912345678?pwd=other`)).toBe(bare);
    const personal = 'https://zoom.us/my/ada';
    expect(read(`${personal} https://zoom.us/my/ada.b?pwd=b ${personal}?pwd=a`)).toBe(
      `${personal}?pwd=a`,
    );
  });

  it('a registrant’s own counts, which lets only them in', () => {
    const own = `https://zoom.us/w/${id}?tk=t.1`;
    expect(read(`${own} ${url}`)).toBe(own);
  });

  it('one with a scheme counts before words that look like a link', () => {
    expect(read(`[zoom.us/j/99912345678?pwd=x](${url})`)).toBe(url);
  });

  it.each([
    `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C01`,
    `https://www.google.com/url?q=${encodeURIComponent(url)}&sa=D&source=calendar`,
  ])('one that a mail program has wrapped is read too: %s', (text) => {
    expect(read(`Join: <${text}>`)).toBe(url);
  });

  it('one of the server on this machine ends in the same way', () => {
    expect(read(`(http://127.0.0.1:8123/j/${id}?pwd=a).`)).toBe(
      `http://127.0.0.1:8123/j/${id}?pwd=a`,
    );
    expect(read(`http://[::1]:8123/j/${id}?pwd=a`)).toBe(`http://[::1]:8123/j/${id}?pwd=a`);
  });
});

describe('A meeting ID is read', () => {
  it.each([
    '850–1234–5678',
    '850—1234—5678',
    '850‐1234‑5678',
    '850\u22121234\u22125678',
    '850.1234.5678',
    '850·1234·5678',
    '850\u00a01234\u00a05678',
    '850\u202f1234\u20095678',
    '850\u30001234\u30005678',
    '８５０　１２３４　５６７８',
    '８５０－１２３４－５６７８',
    '850ー1234ー5678',
    '\u200e850 1234 5678\u200e',
    '\u2066850\u20691234 5678\u202c',
    '\u200b85012345678\ufeff',
    '“850 1234 5678”',
    '(850 1234 5678)',
    '**850 1234 5678**',
    '- 850 1234 5678',
    '850 1234 5678.',
    '#85012345678',
    '850 - 1234 - 5678',
    '850 1234\n5678',
  ])('in every form that people copy: %j', (text) => {
    expect(parse(text)).toEqual({ kind: 'id', id });
  });

  it.each([
    'Meeting ID: 850 1234 5678',
    'Meeting ID: 850–1234–5678\nPasscode: 123456',
    'Meeting ID: 850 1234 5678 Passcode: 123456789',
    'Meeting ID\n850 1234 5678',
    'Passcode: 123456\nMeeting ID： ８５０ １２３４ ５６７８',
    'Dial +1 646 558 8656\nWebinar ID: 850 1234 5678',
    'zoom id 85012345678, passcode 1',
    'Meeting number: 850 1234 5678',
    'Meeting-ID: 850 1234 5678',
    'ID de réunion : 850 1234 5678',
    'ID de la reunión:\u00a0850.1234.5678',
    'ミーティング ID: 850 1234 5678',
    '会议号：850 1234 5678',
    '会议 ID：85012345678',
    'Идентификатор конференции: 850 1234 5678',
    '**Meeting ID:** 850 1234 5678',
    '{ "meetingId": "85012345678" }',
    '{ "id": 85012345678, "topic": "x" }',
    'meeting_id: 85012345678',
  ])('behind what calls it one: %j', (text) => {
    expect(parse(text)).toEqual({ kind: 'id', id });
  });

  it('of nine and ten digits behind its label, without the number after it', () => {
    expect(read('Meeting ID: 123 456 789 at 2 pm')).toBe(123456789);
    expect(read('Meeting ID: 123 456 7890\n12345')).toBe(1234567890);
    expect(read('Personal Meeting ID (PMI): 123 456 7890')).toBe(1234567890);
  });

  it.each([
    '+1 646 558 8656',
    'Call 646 558 8656',
    'ID: 850 1234 56789',
    'ID: 12345678',
    'ID: +16465588656',
    '850123456789',
    '10.20.300.400',
    '8.5.0.1.2.3.4.5.6.7.8',
    '2026-11-25 10:30:00',
    'valid 85012345678',
    '850 1234 5678 or later',
    '1'.repeat(300),
  ])('nowhere in %j', (text) => {
    expect(parse(text)).toEqual({ kind: 'invalid' });
  });
});

describe('A meeting in a personal meeting room', () => {
  const room = 1234567890;
  const link = `https://us05web.zoom.us/j/${room}?pwd=aB3.1&omn=${id}`;

  it('is named by its own number', () => {
    for (const text of [link, `Join at ${link}.`, link.replace('&', '&amp;')]) {
      expect(parse(text)).toMatchObject({ kind: 'link', id, link: { url: link, roomId: room } });
    }
  });

  it('is joined in the room, with its own number', () => {
    const reference = parse(link.replace('/j/', '/s/'));
    const urls =
      reference.kind === 'link'
        ? (['browser', 'app', 'webClient'] as const).map((way) => joinUrl(reference.link, way))
        : [];
    expect(urls).toEqual([
      link,
      `zoommtg://us05web.zoom.us/join?action=join&confno=${room}&pwd=aB3.1&omn=${id}&zc=0`,
      `https://app.zoom.us/wc/${room}/join?pwd=aB3.1&omn=${id}`,
    ]);
  });

  it.each(['12', 'x', '85012345678x', '', String(room), `${id}&omn=99912345678`])(
    'is the room itself, if omn=%s is no other meeting',
    (omn) => {
      expect(parse(`https://zoom.us/j/${room}?omn=${omn}`)).toMatchObject({
        id: room,
        link: { roomId: undefined },
      });
    },
  );
});

describe('A link that a format has escaped is read back:', () => {
  const link = `${bare}?pwd=a%2Bb_c.1&b=1#success`;

  it.each([
    ['LaTeX', `\\href{${link.replace(/[#%&]/g, '\\$&')}}{Stand-up}`],
    ['LaTeX with more escapes', `\\url{${link.replace(/[#%&_~]/g, '\\$&')}}`],
    ['JSON', `{"url":"${link.replace(/\//g, '\\/').replace('&', '\\u0026')}"}`],
    ['JSON in a string', `"{\\"url\\":\\"${link.replaceAll('/', '\\\\/')}\\",\\"a\\":1}"`],
    ['JSON in a string, of Go', `"{\\"url\\":\\"${link.replace('&', '\\\\u0026')}\\"}"`],
    ['JSON with a line break', `{"text":"${link}\\nMeeting ID: 850 1234 5678"}`],
    ['JavaScript', `'${link.replace('&', '\\x26').replace('=', '\\u{3d}')}'`],
    ['HTML', `<a href="${link.replace('&', '&#x26;')}">Stand-up</a>`],
    ['HTML with leading zeros', `<a href="${link.replace('&', '&#0038;')}">`],
    [
      'HTML of Handlebars',
      link.replace(/\//g, '&#x2F;').replace(/=/g, '&#x3D;').replace('&b', '&amp;b'),
    ],
    ['HTML as text', `&lt;a href=&quot;${link.replace('&', '&amp;')}&quot;&gt;`],
    [
      'HTML with named references',
      link.replace(':', '&colon;').replace(/\//g, '&sol;').replace('?', '&quest;'),
    ],
    ['HTML in JSON', `"<a href=\\"${link.replace('&', '\\u0026amp;')}\\">"`],
    ['HTML that goes on', `${link}&nbsp;(Zoom)`],
    ['HTML with a quote', `&ldquo;${link}&rdquo;`],
    ['Markdown', link.replace(/[_#&.-]/g, '\\$&')],
  ])('%s', (_format, text) => {
    expect(read(text)).toBe(link);
  });
});
