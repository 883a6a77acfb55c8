import type { CrossOriginPolicy, ExpectedRegistration, RegistrationExtensionPolicy } from '@signet/webauthn';
import type { Members } from './members.ts';

type Common = Pick<
  ExpectedRegistration,
  'challenge' | 'rpIds' | 'origins' | 'crossOrigin' | 'userVerification' | 'extensions' | 'legacyTpmRs1'
>;

/**
 * What both ceremonies expect. challenge, rpId (or rpIds) and origin (or origins) have to be there; the rest has defaults.
 * @throws SettingsError
 */
export function readCeremony(members: Members): Common {
  const rpId = members.text('rpId');
  const origin = members.text('origin');
  return {
    challenge: members.required('challenge', members.bytes('challenge')),
    rpIds: members.required('rpId', members.texts('rpIds') ?? (rpId === undefined ? undefined : [rpId])),
    origins: members.required('origin', members.texts('origins') ?? (origin === undefined ? undefined : [origin])),
    crossOrigin: readCrossOrigin(members),
    userVerification: members.word('userVerification', ['required', 'preferred', 'discouraged'], 'preferred'),
    extensions: readExtensions(members),
    legacyTpmRs1: members.word('legacyTpmRs1', ['accepted', 'refused'], 'refused'),
  };
}

function readCrossOrigin(members: Members): CrossOriginPolicy {
  if (members.take('crossOrigin') === 'refused') return 'refused';
  const policy = members.object('crossOrigin');
  if (policy === undefined) return 'refused';
  const read = {
    topOrigins: policy.texts('topOrigins') ?? [],
    missingTopOrigin: policy.word('missingTopOrigin', ['refused', 'accepted'], 'refused'),
  };
  policy.end();
  return read;
}

function readExtensions(members: Members): RegistrationExtensionPolicy {
  const policy = members.object('extensions');
  if (policy === undefined) return { requested: [], unsolicited: 'ignored' };
  // Judged by the library, as its caller's.
  const credProtect = policy.take('credProtect') as RegistrationExtensionPolicy['credProtect'];
  const read = {
    requested: policy.texts('requested') ?? [],
    unsolicited: policy.word('unsolicited', ['ignored', 'refused'], 'ignored'),
    ...(credProtect === undefined ? {} : { credProtect }),
  };
  policy.end();
  return read;
}
