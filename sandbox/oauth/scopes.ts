/** Zoom's granular user-level scopes, with their descriptions on the consent page. */
const scopeLabels: Readonly<Record<string, string>> = {
  'user:read:user': 'See your name, email address and time zone',
  'user:read:settings': 'See your meeting settings',
  'user:read:token': 'Get tokens that start or join meetings as you',
  'user:read:zak': 'Get a short-lived ZAK token that starts meetings as you',
  'meeting:read:list_meetings': 'See the list of your meetings',
  'meeting:read:list_upcoming_meetings': 'See the meetings you are invited to',
  'meeting:read:meeting': 'See the details of your meetings',
  'meeting:write:meeting': 'Create meetings for you',
  'meeting:update:meeting': 'Edit your meetings',
  'meeting:delete:meeting': 'Delete your meetings',
  'meeting:update:status': 'End your meetings',
  'meeting:update:in_meeting_controls': 'Control your meetings while they are in progress',
  'meeting:read:invitation': 'Read the invitation text of your meetings',
  'meeting:write:invite_links': 'Create invitation links for your meetings',
  'meeting:read:past_meeting': 'See your past meetings',
  'meeting:read:list_past_instances': 'See when your meetings took place',
  'meeting:read:list_past_participants': 'See who attended your meetings',
  'meeting:read:summary': 'Read AI summaries of your meetings',
  'meeting:read:list_templates': 'See your meeting templates',
  'contact:read:list_contacts': 'Search the contacts of your company',
  'pac:read:list_pac_accounts': 'See your audio conferencing numbers',
  'cloud_recording:read:list_user_recordings': 'See the list of your cloud recordings',
  'cloud_recording:read:list_recording_files': 'See the files of your cloud recordings',
  'cloud_recording:read:meeting_transcript': 'Read the transcripts of your meetings',
};

/** All granular user-level scopes that the sandbox's endpoints use. */
export const userScopes: readonly string[] = Object.keys(scopeLabels);

/** The description of a scope on the consent page. */
export function scopeLabel(scope: string): string {
  const label = Object.hasOwn(scopeLabels, scope) ? scopeLabels[scope] : undefined;
  return label ?? `Use the scope “${scope}”`;
}

/** The scopes in a space-separated list, without duplicates. */
export function splitScopes(list: string): string[] {
  return [...new Set(list.split(' ').filter(Boolean))];
}
