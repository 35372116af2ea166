/** Zoom's granular user-level scopes that the product asks for, in the words of a consent page. */
const scopesInWords: Readonly<Record<string, string>> = {
  'user:read:user': 'See your name, email address and time zone',
  'user:read:settings': 'See your meeting settings',
  'user:read:token': 'Get tokens that start or join meetings as you',
  'user:read:zak': 'Get a short-lived key (ZAK) that starts meetings as you',
  'meeting:read:list_meetings': 'See the list of your meetings',
  'meeting:read:list_upcoming_meetings': 'See the meetings you are invited to',
  'meeting:read:meeting': 'See the details of your meetings',
  'meeting:write:meeting': 'Create meetings for you',
  'meeting:update:meeting': 'Change your meetings',
  'meeting:delete:meeting': 'Delete your meetings',
  'meeting:update:status': 'End your meetings',
  'meeting:read:invitation': 'Read the invitation text of your meetings',
  'meeting:write:invite_links': 'Make invitation links for your meetings',
  'meeting:read:past_meeting': 'See your past meetings',
  'meeting:read:list_past_instances': 'See when your meetings took place',
  'meeting:read:list_past_participants': 'See who took part in your meetings',
  'meeting:read:summary': 'Read AI summaries of your meetings',
  'meeting:read:list_templates': 'See your meeting templates',
  'pac:read:list_pac_accounts': 'See your audio conferencing numbers',
  'cloud_recording:read:list_user_recordings': 'See the list of your cloud recordings',
  'cloud_recording:read:list_recording_files': 'See the files of your cloud recordings',
  'cloud_recording:read:meeting_transcript': 'Read the transcripts of your meetings',
};

/** Every granular user-level scope that the sandbox's endpoints know. */
export const userScopes: readonly string[] = Object.keys(scopesInWords);

/** What a person reads on the consent page for a scope. */
export function scopeInWords(scope: string): string {
  return scopesInWords[scope] ?? `Use “${scope}”`;
}

/** The scopes of a space-separated list, without repetitions. */
export function splitScopes(list: string): string[] {
  return [...new Set(list.split(' ').filter(Boolean))];
}
