import { createAuthenticator, KEY_MAKERS } from '@signet/testkit';
import type { LiveRegistration, RegistrationAttempt, RegistrationCase } from '@signet/testkit';
import type { Answer } from '../http/client.ts';
import type { CreationCeremony, Visitor } from '../http/visitor.ts';
import { keyOf, OutOfReach } from '../target/needs.ts';
import type { Needs } from '../target/needs.ts';
import type { AssayCase } from './assay-case.ts';
import { beginSignUp, finishSignUp, freshName } from './ceremonies.ts';
import { needsOfRegistration } from './needs-of.ts';
import { clientOriginOf } from './origin.ts';
import { refuseTooLarge } from './size.ts';
import type { Trial } from './trial.ts';

/**
 * A registration of the catalogue as it is shown to a Signet: a sign-up that is accepted, the hostile one, and one that is
 * accepted under the name that the hostile one wanted, for it must have left nothing behind.
 * @throws OutOfReach
 */
export function registrationOverHttp(one: RegistrationCase): AssayCase {
  if (one.libraryOnly !== undefined) throw new OutOfReach(one.libraryOnly);
  const { control, hostile } = one.make();
  const origin = clientOriginOf(control.response);
  const about = one.code === 'alg_not_allowed' ? 'algorithms' : 'something-else';
  const needs = needsOfRegistration(hostile.expected, { origin, about });
  if (typeof hostile.expected.registered === 'function') throw new OutOfReach('the store says what is registered');
  refuseTooLarge(hostile.response);
  const { begin, finish } = hostile.expected.mediation === 'conditional' ? silently : byButton;
  const respond = isMetBy(needs, control, { about, mediation: hostile.expected.mediation })
    ? controlOf(one)
    : acceptableTo(hostile.expected);
  return {
    ...one,
    anchor: `#sctn-registering-a-new-credential ${one.step}`,
    needs,
    ...(begin === silently.begin ? { ownOnly: 'it needs an application that vouches for an account' } : {}),
    run: async (trial) => {
      const { origin } = trial;
      const register = async (visitor: Visitor, name: string, answer: Respond): Promise<Answer> => {
        const begun = await begin(trial, visitor, name);
        return await finish(visitor, begun, answer({ options: begun.options, origin }));
      };
      trial.control('before', await register(trial.visitor(), freshName(), respond));
      const [visitor, name] = [trial.visitor(), freshName()];
      trial.hostile(await register(visitor, name, (live) => one.make(live).hostile.response));
      trial.control('after', await register(visitor, name, respond));
    },
  };
}

/** How a registration comes about. */
interface Way {
  readonly begin: (trial: Trial, visitor: Visitor, name: string) => Promise<CreationCeremony>;
  readonly finish: (visitor: Visitor, begun: CreationCeremony, response: unknown) => Promise<Answer>;
}

const byButton: Way = { begin: (_, visitor, name) => beginSignUp(visitor, name), finish: finishSignUp };

/** A silent upgrade: the application vouches for the account, and nobody is asked. */
const silently: Way = {
  begin: async ({ target: { own } }, visitor, name) => {
    const ticket = await own?.signet.enrolmentTicket({ externalId: name, username: name });
    return await visitor.begin('enrolBegin', { ticket, mediation: 'conditional' });
  },
  finish: (visitor, { ceremony }, response) => visitor.post('enrolFinish', { ceremony, response }),
};

/** Whether the case's own control is what such a Signet accepts: where policy is what is tried, it is not. */
function isMetBy(
  needs: Needs,
  control: RegistrationAttempt,
  { about, mediation }: { readonly about: 'algorithms' | 'something-else'; readonly mediation: string },
): boolean {
  if ((control.expected.mediation === 'conditional') !== (mediation === 'conditional')) return false;
  try {
    return keyOf(needsOfRegistration(control.expected, { origin: needs.origin, about })) === keyOf(needs);
  } catch (error) {
    if (error instanceof OutOfReach) return false;
    throw error;
  }
}

type Respond = (live: LiveRegistration) => unknown;

function controlOf(one: RegistrationCase): Respond {
  return (live) => one.make(live).control.response;
}

/** A plain registration that meets the policy. */
function acceptableTo({ algorithms, attestation, backupEligible }: RegistrationAttempt['expected']): Respond {
  const authenticator = {
    algorithms: algorithms.filter((alg) => KEY_MAKERS.has(alg)),
    attestation: attestation.none === 'accepted' ? 'none' : 'packed-self',
    backupEligible: backupEligible === 'accepted',
  } as const;
  return ({ options, origin }) => createAuthenticator(authenticator).create(options, { origin });
}
