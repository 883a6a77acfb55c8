/**
 * `npm run bench:ceremonies -- [--json] [--rounds N]`: how much a whole ceremony costs beside the raw signature check.
 * Prints ratios measured in one run: operations a second of each, over those of `crypto.verify` of an ES256 signature with a
 * cached KeyObject; sign-ins with another algorithm over the raw check of that algorithm. 1 would mean that everything
 * around the signature is free.
 */
import { parseArgs } from 'node:util';
import { algorithmTable, supportedAlgorithms } from '@signet/webauthn';
import { aims, aimsOverPeer } from './ceremonies/aims.ts';
import { inFlight, times } from './ceremonies/contenders.ts';
import { registrations } from './ceremonies/registration.ts';
import { signInWith } from './ceremonies/sign-in.ts';
import type { Contender } from './measure.ts';
import { measure, median, ratio } from './measure.ts';

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '7' } },
});

const es256 = signInWith(-7);
const algorithms = algorithmTable.filter(({ id }) => supportedAlgorithms.includes(id));
const kinds = registrations();
const contenders: Contender[] = [
  { name: 'raw', run: times(es256.raw) },
  { name: 'cached', run: times(es256.cached) },
  { name: 'imported', run: times(es256.imported) },
  { name: 'concurrent64', run: inFlight(64, es256.pooled) },
  { name: 'peer authentication', run: inFlight(1, es256.peer) },
  { name: 'peer authentication64', run: inFlight(64, es256.peer) },
  ...kinds.flatMap(({ name, ours, cached, peer }): Contender[] => [
    { name, run: times(ours) },
    ...(cached === null ? [] : [{ name: `${name}ChainCached`, run: times(cached) }]),
    { name: `peer ${name}`, run: inFlight(1, peer) },
  ]),
  ...algorithms.flatMap(({ id, name }): Contender[] => {
    const signIn = signInWith(id);
    return [
      { name: `raw ${name}`, run: times(signIn.raw) },
      { name: `cached ${name}`, run: times(signIn.cached) },
    ];
  }),
];
const rates = await measure(contenders, { rounds: Number(flags.rounds), turn: 200 });
const over = (name: string, base = 'raw'): number => ratio(rates, name, base);
const perSecond = (name: string): number => Math.round(median(rates.get(name) ?? []));
const names = contenders.map(({ name }) => name);
const result = {
  raw: perSecond('raw'),
  authentication: { cached: over('cached'), imported: over('imported'), concurrent64: over('concurrent64') },
  /** Each over the raw check of its own algorithm. */
  algorithms: Object.fromEntries(algorithms.map(({ name }) => [name, over(`cached ${name}`, `raw ${name}`)])),
  registration: Object.fromEntries(
    kinds
      .flatMap(({ name }) => [name, `${name}ChainCached`])
      .filter((name) => names.includes(name))
      .map((name) => [name, over(name)]),
  ),
  aims: { ofRaw: aims, overPeer: aimsOverPeer },
  peers: {
    simplewebauthn: {
      authentication: over('peer authentication'),
      authentication64: over('peer authentication64'),
      registration: Object.fromEntries(kinds.map(({ name }) => [name, over(`peer ${name}`)])),
    },
  },
};
process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : `${table()}\n`);

function table(): string {
  const rows = names.map((name) => {
    const [, algorithm] = /^cached (.+)$/u.exec(name) ?? [];
    const share =
      algorithm === undefined
        ? `${over(name).toFixed(3)} of raw`
        : `${over(name, `raw ${algorithm}`).toFixed(3)} of raw ${algorithm}`;
    const aim = aims[name];
    const reached = aim === undefined ? '' : `aim ${aim.toFixed(2)} ${over(name) >= aim ? 'reached' : 'MISSED'}`;
    return `${name.padEnd(24)}${String(perSecond(name)).padStart(8)} /s  ${share.padEnd(24)}${reached}`.trimEnd();
  });
  const beside = aimsOverPeer.map(({ ours, peer, times: wanted }) => {
    const is = over(ours, peer);
    return `${ours} over ${peer}: ${is.toFixed(1)} times, aim ${wanted} ${is >= wanted ? 'reached' : 'MISSED'}`;
  });
  return [
    'one process, medians of the rounds; "raw" is crypto.verify with a cached KeyObject',
    ...rows,
    ...beside,
  ].join('\n');
}
