/** What the keys in the store are for, in the order that they are told. */
export const purposes: readonly string[] = ['ceremony', 'enrolment-ticket', 'events'];
