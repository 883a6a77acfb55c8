import { authenticationCase } from '../authentication-scene.ts';
import type { AuthenticationCase, RegistrationCase } from '../case.ts';
import { registrationCase } from '../registration-scene.ts';
import { CHALLENGES } from './challenges.ts';
import { FRAMES } from './frames.ts';
import { ORIGINS } from './origins.ts';
import { CLIENT_DATA_STEPS } from './row.ts';
import type { ClientDataRow } from './row.ts';
import { TEXTS } from './texts.ts';

const ROWS: readonly ClientDataRow[] = [...TEXTS, ...CHALLENGES, ...ORIGINS, ...FRAMES];

/** Faults of client data at registration. */
export const clientDataOfRegistration: readonly RegistrationCase[] = ROWS.map((row) =>
  registrationCase({
    line: row.line,
    id: `registration-${row.id}`,
    mutation: row.mutation,
    code: row.code,
    step: CLIENT_DATA_STEPS[row.step][0],
    inItsWake: (row.inItsWake ?? []).map((step) => CLIENT_DATA_STEPS[step][0]),
    scene: { context: row.context ?? {}, expected: row.expected ?? {} },
    change: (forge) => row.change(forge),
  }),
);

/** Faults of client data at authentication. */
export const clientDataOfAuthentication: readonly AuthenticationCase[] = ROWS.map((row) =>
  authenticationCase({
    line: row.authenticationLine ?? row.line,
    id: `authentication-${row.id}`,
    mutation: row.mutation,
    code: row.code,
    step: CLIENT_DATA_STEPS[row.step][1],
    inItsWake: (row.inItsWake ?? []).map((step) => CLIENT_DATA_STEPS[step][1]),
    scene: { context: row.context ?? {}, expected: row.expected ?? {} },
    change: (forge) => row.change(forge),
  }),
);
