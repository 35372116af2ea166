import type { User } from '../data/users.ts';
import { ok, type Endpoint } from './endpoint.ts';
import { pageNumber } from './pageTokens.ts';
import { booleanParameter, enumParameter, invalidField } from './queries.ts';
import { userResponse } from './userResponses.ts';

/** The largest page of contacts. */
const largestContactsPage = 25;

/** The users of an account, as its administrators and its members see them. */
export const directoryEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users',
    scope: 'user:read:list_users:admin',
    classicScopes: ['user:read:admin', 'user:write:admin'],
    label: 'Medium',
    handle: ({ world, caller, query }) => {
      const status = enumParameter(query, 'status', ['active', 'inactive', 'pending'], 'active');
      const roleId = query.role_id;
      const users = world.directory
        .usersOf(caller.user.accountId)
        .map((user) => userResponse(world, user))
        .filter((user) => user.status === status && (!roleId || user.role_id === roleId));
      const list = `users ${caller.user.accountId} ${status} ${roleId ?? ''}`;
      const { items, ...page } = world.pageTokens.cutPage(users, list, query);
      return ok({ ...page, page_number: pageNumber(query), users: items });
    },
  },
  {
    method: 'GET',
    path: '/contacts',
    scope: 'contact:read:list_contacts',
    classicScopes: ['contact:read'],
    label: 'Medium',
    handle: ({ world, caller, query }) => {
      const key = query.search_key?.trim().toLowerCase();
      if (!key) throw invalidField('search_key');
      const hasPresence = booleanParameter(query, 'query_presence_status');
      const isActive = query.user_status !== 'inactive';
      const found = world.directory
        .usersOf(caller.user.accountId)
        .filter((user) => isActive && user.id !== caller.user.id && matches(user, key))
        .map((user) => contactResponse(user, hasPresence));
      const list = `contacts ${caller.user.id} ${key} ${hasPresence}`;
      const { items, next_page_token, page_size } = world.pageTokens.cutPage(
        found,
        list,
        query,
        largestContactsPage,
      );
      return ok({ contacts: items, next_page_token, page_size });
    },
  },
];

function matches({ firstName, lastName, email }: User, key: string): boolean {
  return [`${firstName} ${lastName}`, email].some((text) => text.toLowerCase().includes(key));
}

function contactResponse(user: User, hasPresence: boolean): object {
  return {
    id: user.id.toLowerCase(),
    member_id: user.id,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: user.displayName,
    dept: user.department,
    job_title: user.jobTitle,
    location: '',
    contact_type: 1,
    user_status: 'active',
    ...(hasPresence && { presence_status: 'Available' }),
  };
}
