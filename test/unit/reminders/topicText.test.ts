import { describe, expect, it } from 'vitest';
import { topicText } from '../../../src/upcoming/format/topicText';

describe('topicText', () => {
  it('leaves a short topic as it is', () => {
    expect(topicText('Stand-up', 30)).toBe('Stand-up');
  });

  it('cuts a long one between characters as people see them', () => {
    expect(topicText('x'.repeat(200), 30)).toBe(`${'x'.repeat(29)}…`);
    expect(topicText('Quarterly review of everything', 11)).toBe('Quarterly…');
    expect(topicText('👩‍💻'.repeat(20), 5)).toBe(`${'👩‍💻'.repeat(4)}…`);
    expect(topicText('👩‍💻'.repeat(5), 5)).toBe('👩‍💻'.repeat(5));
  });

  it('takes nothing in it for an icon or a link', () => {
    expect(topicText('$(trash) [a](command:b)', 60)).not.toMatch(/\$\(|\]\(/);
  });

  it('keeps the direction of a topic to itself', () => {
    expect(topicText('ישיבת צוות', 30)).toBe('\u2068ישיבת צוות\u2069');
    expect(topicText('Team \u202eמבוא', 30)).toBe('\u2068Team מבוא\u2069');
    expect(topicText('a\u202eb\u2069', 30)).toBe('ab');
  });
});
