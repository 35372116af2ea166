import type { Summary } from '../meetings/meeting.ts';

/** The transcript of the retrospective, as a WebVTT file. */
export const retrospectiveTranscript = `WEBVTT

1
00:00:04.120 --> 00:00:09.480
Mara Lindqvist: Let's start with what went well, then what we want to change.

2
00:00:10.020 --> 00:00:17.300
Tomás Herrera: The sign-in work landed a day early, and nobody was signed out by it.

3
00:00:18.000 --> 00:00:25.740
Noor Haddad: The build still takes nine minutes on a clean clone. That slowed me down every day.

4
00:00:26.310 --> 00:00:33.900
Jun Sato: I can look at the cache this week. Most of it is the browser being downloaded again.

5
00:00:34.500 --> 00:00:41.060
Chloe Martin: And the error messages: people ask us what "scope" means. Let's say it in words.

6
00:00:41.800 --> 00:00:47.250
Mara Lindqvist: Agreed. I'll write the texts, Chloe reviews them, and we ship on Thursday.
`;

/** The chat of the retrospective, as Zoom saves it. */
export const retrospectiveChat = [
  '00:11:02\tNoor Haddad:\tbuild times of the last ten runs: 9:12, 8:58, 9:40 …',
  '00:24:31\tJun Sato:\tthe cache key has the date in it, that is why',
  '00:41:07\tElias Brandt:\tthe new empty states look great 👏',
  '',
].join('\r\n');

/** AI Companion's summary of the retrospective. */
export const retrospectiveSummary: Summary = {
  title: 'Retrospective: sprint 41',
  overview:
    'The team looked back on sprint 41. Sign-in was delivered a day early and without complaints. ' +
    'Slow builds and error messages that need explaining were the two things to change.',
  details: [
    {
      label: 'Build times',
      summary:
        'A clean build takes about nine minutes. Jun found that the cache key contains the date, ' +
        'so that the browser is downloaded again every day.',
    },
    {
      label: 'Error messages',
      summary:
        'People do not know what a scope is. The messages will name the feature that is missing ' +
        'something, and the button that fixes it.',
    },
  ],
  nextSteps: [
    'Jun to take the date out of the build cache key by Wednesday',
    'Mara to rewrite the error messages, and Chloe to review them',
    'Noor to measure a clean build again after the change',
  ],
};
