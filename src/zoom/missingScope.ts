/**
 * Returns the one missing scope to add, out of those that Zoom lists in a refusal: any one of them is
 * enough. It permits as little as possible, in the spelling that the app has for its other scopes.
 *
 * @param alternatives the scopes that Zoom lists
 * @param granted the scopes of the token; empty if they are not known
 * @param isServerApp whether the app is a server-to-server app, which has scopes for admins only
 * @returns `undefined` if the app can have none of them: a user-managed app has no `:admin` scopes
 */
export function smallestMissingScope(
  alternatives: readonly string[],
  granted: readonly string[],
  isServerApp = false,
): string | undefined {
  const hasAdminScopes = isServerApp || granted.some(isAdminScope);
  const ofItsKind = alternatives.filter((scope) => isAdminScope(scope) === hasAdminScopes);
  const available = ofItsKind.length === 0 && hasAdminScopes ? alternatives : ofItsKind;
  const hasClassicScopes = granted.length > 0 && granted.every(isClassicScope);
  const cost = (scope: string) =>
    (isClassicScope(scope) === hasClassicScopes ? 0 : 8) +
    // If Zoom says that it is missing, the list of granted ones is out of date.
    (granted.includes(scope) ? 4 : 0) +
    (/:read\b/.test(scope) ? 0 : 2) +
    (scope.endsWith(':master') ? 1 : 0);
  return [...available].sort((a, b) => cost(a) - cost(b))[0];
}

function isAdminScope(scope: string): boolean {
  return /:(?:admin|master)$/.test(scope);
}

/** Classic scopes name a product and an action, such as `meeting:read`; granular ones an object too. */
function isClassicScope(scope: string): boolean {
  return scope.replace(/:(?:admin|master)$/, '').split(':').length < 3;
}
