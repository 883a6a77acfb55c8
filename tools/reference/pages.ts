import { problems } from '@signet/protocol';
import { algorithmTable, defaultAlgorithms } from '@signet/webauthn';
import { formats } from '../../packages/webauthn/src/attestation/registry.ts';
import { authentication } from '../../packages/webauthn/src/ceremonies/authentication.ts';
import { registration } from '../../packages/webauthn/src/ceremonies/registration.ts';
import { extensions } from '../../packages/webauthn/src/extensions/table.ts';
import { refusalCodes } from '../../packages/webauthn/src/refusals/codes.ts';
import { personText } from '../../packages/webauthn/src/refusals/person-texts.ts';
import type { RefusalCode } from '../../packages/webauthn/src/refusals/codes.ts';
import { curveNames, formatTypes } from './names.ts';
import { remedies } from './remedies.ts';
import { policyFields } from './policy.ts';
import { linked, table } from './table.ts';

const made = '<!-- Made by `npm run reference` from the tables of the sources: change those. -->';
const rows = [...registration.rows, ...authentication.rows];

/** THE TABLE of reference pages: file below docs/reference, and what stands in it. */
export const pages: Readonly<Record<string, () => string>> = {
  'policy.md': () =>
    page('The policy', [
      'A JSON object; what it leaves out has the value of its `preset`. It comes with the configuration of an embedding application (`createSignet({ policy })`) or of a server (`SIGNET_POLICY`), or lies in the',
      'database, where `signet policy` and `POST /admin/v1/policy/set` change it ([decision 0016](../decisions/0016-the-policy-in-force.md)). What cannot hold is refused in words. `signet policy dry-run` says whom a change would',
      'lock out. Owners may change everything; administrators and tokens what locks nobody out and weakens nothing ([decision 0019](../decisions/0019-the-admin-api.md)).',
      '',
      table(['field', 'decides', '`consumer`', '`workforce`, where it differs'], policyFields()),
    ]),
  'errors.md': () =>
    page('Refusals', [
      'Every refusal of a ceremony is a `CeremonyError` with one of these codes; over HTTP it is the `code` of a problem (RFC 9457). Codes are stable. A step that is not linked to a code',
      'belongs to the caller or the browser. `R.n` is step n of [Registering a New Credential](https://w3c.github.io/webauthn/#sctn-registering-a-new-credential), `A.n` of',
      '[Verifying an Authentication Assertion](https://w3c.github.io/webauthn/#sctn-verifying-assertion); drafts renumber, so the anchor is what holds.',
      '',
      table(['code', 'refused at', 'meaning', 'what to do', 'what the person is told'], codes()),
      '',
      '## The server’s own',
      '',
      'Problems that no ceremony knows.',
      '',
      table(
        ['code', 'status', 'title'],
        Object.entries(problems).map(([code, it]) => [`\`${code}\``, String(it.status), it.title]),
      ),
      '',
      '## The steps',
      '',
      'The ceremonies are tables; a trace tells of each row how it came out. *Own policy* is ours, at the step it belongs to.',
      '',
      '### Registration',
      '',
      steps(registration.rows),
      '',
      '### Authentication',
      '',
      steps(authentication.rows),
    ]),
  'algorithms.md': () =>
    page('Algorithms', [
      'What a credential’s key and its signatures may be, and what attestation statements may be signed with. Curve, key type and hash are bound to the identifier. An algorithm that the runtime’s',
      'cryptography lacks (ML-DSA before Node 24.7) is not in `supportedAlgorithms`, and is refused with `alg_unsupported`.',
      '',
      table(['id', 'name', 'key', 'curve', 'hash', 'signature', 'offered unless told', 'for'], algorithms()),
    ]),
  'formats.md': () =>
    page('Attestation statement formats', [
      'A statement that comes is verified (R.22), whatever policy says; whether it is trusted (R.24) is policy, and rests on anchors that the caller names.',
      '',
      table(
        ['format', 'attestation type', 'refuses with'],
        formats.map(({ id, anchor, codes: its }) => [
          linked(anchor, id),
          formatTypes[id] ?? '',
          its.map((it) => `\`${it}\``).join(', '),
        ]),
      ),
    ]),
  'extensions.md': () =>
    page('Extensions', [
      'Inputs are typed in the options, outputs in the results. Outputs of other extensions are data, which policy may refuse where nobody asked for them.',
      '',
      table(
        [
          'extension',
          'what it means',
          'registration',
          'authentication',
          'outputs of the client',
          'outputs of the authenticator',
        ],
        extensions.map((it) => {
          const uses = [it.registration, it.authentication];
          const names = (side: 'client' | 'authenticator'): string =>
            [...new Set(uses.flatMap((use) => use?.[side].map(({ name }) => `\`${name}\``) ?? []))].join(', ');
          return [
            linked(it.anchor, it.id),
            it.meaning,
            ...uses.map((use) => (use ? 'yes' : '')),
            names('client'),
            names('authenticator'),
          ];
        }),
      ),
      '',
      'Definitions without a link: `credProtect`, `credBlob` and `minPinLength` are of CTAP 2.1 (“Defined Extensions”).',
    ]),
};

function page(title: string, lines: readonly string[]): string {
  return `${[made, '', `# ${title}`, '', ...lines].join('\n')}\n`;
}

function codes(): string[][] {
  return Object.entries(refusalCodes).map(([name, { meaning }]) => {
    const code = name as RefusalCode;
    const at = new Map(rows.filter((row) => row.codes.includes(code)).map(({ step, anchor }) => [step, anchor]));
    const links = Array.from(at, ([step, anchor]) => linked(anchor, step));
    return [`\`${code}\``, links.join(', ') || 'the server', meaning, remedies[code], personText(code)];
  });
}

function steps(of: typeof rows | typeof registration.rows | typeof authentication.rows): string {
  return table(
    ['step', 'what', 'whose', 'refuses with'],
    of.map(({ step, anchor, title, kind, phase, codes: its }) => [
      linked(anchor, step),
      title,
      phase === 'elsewhere' ? 'done elsewhere' : kind === 'policy' ? 'own policy' : 'the specification',
      its.map((it) => `\`${it}\``).join(', '),
    ]),
  );
}

function algorithms(): string[][] {
  return algorithmTable.map(({ id, name, kty, crv, hash, signature, signs }) => [
    String(id),
    name,
    kty,
    crv === null ? '' : (curveNames[crv] ?? String(crv)),
    hash ?? 'its own',
    signature,
    defaultAlgorithms.includes(id) ? 'yes' : '',
    signs === 'everything' ? 'keys and statements' : 'statements; keys with `legacyTpmRs1` alone',
  ]);
}
