/** A Zoom user. */
export interface User {
  readonly id: string;
  readonly accountId: string;
  readonly accountNumber: number;
  readonly company: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly email: string;
  readonly department: string;
  readonly jobTitle: string;
  /** The personal meeting ID. */
  readonly pmi: number;
  /** The name in the user's personal link, `/my/<name>`. */
  readonly personalName: string;
  readonly timezone: string;
  /** Whether the consent page offers this user. */
  readonly canSignIn: boolean;
  /** Whether the plan has personal audio conferencing. */
  readonly hasAudioConferencing: boolean;
}

const larkspur = {
  accountId: 'sandboxAccountId',
  accountNumber: 20418833,
  company: 'Larkspur Software',
};

const brightwater = {
  accountId: 'Bw9tJ6sKQ1eF3uCqYxN5oA',
  accountNumber: 31907412,
  company: 'Brightwater Energy',
};

/**
 * The users of the sandbox: a consultant with an account at work and one at a client, and a
 * colleague who sends invitations but cannot sign in.
 */
export function sandboxUsers(timezone: string): readonly User[] {
  return [
    {
      ...larkspur,
      id: 'KdYhTq8mR3uXw1bNzVc5Lg',
      firstName: 'Mara',
      lastName: 'Lindqvist',
      displayName: 'Mara Lindqvist',
      email: 'mara.lindqvist@larkspur.example',
      department: 'Platform',
      jobTitle: 'Staff Engineer',
      pmi: 4157702938,
      personalName: 'mara.lindqvist',
      timezone,
      canSignIn: true,
      hasAudioConferencing: false,
    },
    {
      ...brightwater,
      id: 'Zp2cGf7sQ9aWm4RtJv0yEx',
      firstName: 'Mara',
      lastName: 'Lindqvist',
      displayName: 'Mara Lindqvist (Brightwater)',
      email: 'm.lindqvist@brightwater.example',
      department: 'Partners',
      jobTitle: 'Consultant',
      pmi: 6280014775,
      personalName: 'm.lindqvist.brightwater',
      timezone,
      canSignIn: true,
      hasAudioConferencing: true,
    },
    {
      ...larkspur,
      id: 'Hn6vBs1kTz8eUq3PxDw7Cj',
      firstName: 'Priya',
      lastName: 'Raman',
      displayName: 'Priya Raman',
      email: 'priya.raman@larkspur.example',
      department: 'Security',
      jobTitle: 'Security Engineer',
      pmi: 5093384126,
      personalName: 'priya.raman',
      timezone,
      canSignIn: false,
      hasAudioConferencing: false,
    },
  ];
}
