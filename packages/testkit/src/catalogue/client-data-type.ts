import { authenticationCase } from './authentication-scene.ts';
import type { AuthenticationCase, RegistrationCase } from './case.ts';
import { registrationCase } from './registration-scene.ts';

/** Values of `type` that belong to no registration. */
const NOT_CREATE: readonly (readonly [line: number, id: string, type: unknown])[] = [
  [7, 'type-get', 'webauthn.get'],
  [8, 'type-array', ['webauthn.create']],
  [8, 'type-case', 'webauthn.Create'],
  [8, 'type-space', 'webauthn.create '],
  [8, 'type-number', 1],
  [8, 'type-missing', undefined],
];

/** Values of `type` that belong to no authentication. */
const NOT_GET: readonly (readonly [line: number, id: string, type: unknown])[] = [
  [120, 'type-create', 'webauthn.create'],
  [120, 'type-payment', 'payment.get'],
  [120, 'type-array', ['webauthn.get']],
  [120, 'type-case', 'webauthn.Get'],
  [120, 'type-space', ' webauthn.get'],
  [120, 'type-missing', undefined],
];

/** Lines 7 and 8. */
export const typeOfRegistration: readonly RegistrationCase[] = NOT_CREATE.map(([line, id, type]) =>
  registrationCase({
    line,
    id: `registration-${id}`,
    mutation: `type is ${JSON.stringify(type) ?? 'missing'}`,
    code: 'wrong_type',
    step: 'R.7',
    change: (forge) => forge.clientData({ type }).resign(),
  }),
);

/** Line 120. */
export const typeOfAuthentication: readonly AuthenticationCase[] = NOT_GET.map(([line, id, type]) =>
  authenticationCase({
    line,
    id: `authentication-${id}`,
    mutation: `type is ${JSON.stringify(type) ?? 'missing'}`,
    code: 'wrong_type',
    step: 'A.10',
    change: (forge) => forge.clientData({ type }).resign(),
  }),
);
