/**
 * The user-level granular scopes that are used, each with the classic scopes that permit the same
 * (Zoom API reference, "Scopes" and "Granular scopes" of each call).
 */
const classicScopes = {
  'user:read:user': ['user:read', 'user:write', 'user_profile', 'user_info:read'],
  'meeting:read:list_meetings': ['meeting:read'],
  'meeting:read:list_upcoming_meetings': ['meeting:read'],
  'meeting:read:meeting': ['meeting:read'],
  'meeting:write:meeting': ['meeting:write'],
  'meeting:update:meeting': ['meeting:write'],
  'meeting:delete:meeting': ['meeting:write'],
  'meeting:update:status': ['meeting:write'],
  'meeting:read:past_meeting': ['meeting:read'],
  'meeting:read:list_past_participants': ['meeting:read'],
  'user:read:token': ['user:read', 'user:write', 'user_profile'],
  'user:read:zak': ['user_zak:read'],
  'cloud_recording:read:list_user_recordings': ['recording:read'],
  'cloud_recording:read:list_recording_files': ['recording:read'],
  'cloud_recording:read:meeting_transcript': ['recording:read'],
  'meeting:read:summary': ['meeting_summary:read'],
  'meeting:read:list_past_instances': ['meeting:read'],
  'meeting:read:list_templates': ['meeting:read'],
} as const satisfies Record<string, readonly string[]>;

/** The same for scopes that only other extensions request. */
const otherClassicScopes = {
  'user:read:settings': ['user:read'],
  'meeting:read:invitation': ['meeting:read'],
  'meeting:write:invite_links': ['meeting:write'],
  'meeting:read:list_summaries': ['meeting_summary:read'],
  'meeting:update:in_meeting_controls': ['meeting:write'],
  'pac:read:list_pac_accounts': ['pac:read'],
  'contact:read:list_contacts': ['contact:read'],
} as const satisfies Record<string, readonly string[]>;

const classicScopesOf = new Map<string, readonly string[]>(
  Object.entries({ ...classicScopes, ...otherClassicScopes }),
);

/** A granular scope that is used, by Zoom's name for user-managed apps. */
export type Scope = keyof typeof classicScopes;

/** A granular scope that is known, also if only other programs request it. */
export type KnownScope = Scope | keyof typeof otherClassicScopes;

/** Returns the classic scopes that each permit the same as a granular one. */
export function classicScopesFor(scope: KnownScope): readonly string[] {
  return { ...classicScopes, ...otherClassicScopes }[scope];
}

const requiredScopes: ReadonlySet<Scope> = new Set<Scope>([
  'user:read:user',
  'meeting:read:list_meetings',
]);

/** Whether nothing works without a scope. All others are for single features, and may be missing. */
export function isRequiredScope(scope: Scope): boolean {
  return requiredScopes.has(scope);
}

/**
 * Whether granted scopes permit what `scope` does: the scope itself, a classic one that includes it,
 * or the `:admin` or `:master` form of either. A server need not name the scopes of a token (RFC 6749
 * §5.1), so no scopes at all mean that any may be granted.
 */
export function isScopeGranted(granted: readonly string[], scope: string): boolean {
  const permitting = new Set([scope, ...(classicScopesOf.get(scope) ?? [])]);
  return (
    granted.length === 0 ||
    granted.some(
      (name) => permitting.has(name) || permitting.has(name.replace(/:(admin|master)$/, '')),
    )
  );
}
