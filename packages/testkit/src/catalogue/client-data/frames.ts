import type { CrossOriginPolicy } from '@signet/webauthn';
import type { ClientDataRow } from './row.ts';

const FRAMED = { crossOrigin: true, topOrigin: 'https://embedder.example' } as const;
const EMBEDDER: CrossOriginPolicy = { topOrigins: ['https://embedder.example'], missingTopOrigin: 'refused' };

/** Lines 23 to 26. */
export const FRAMES: readonly ClientDataRow[] = [
  {
    line: 23,
    authenticationLine: 122,
    id: 'cross-origin',
    mutation: 'in a frame, which is not expected',
    code: 'cross_origin',
    step: 'crossOrigin',
    change: (forge) => forge.clientData({ crossOrigin: true }).resign(),
  },
  {
    line: 24,
    authenticationLine: 122,
    id: 'cross-origin-text',
    mutation: 'crossOrigin is text',
    code: 'bad_client_data',
    step: 'crossOrigin',
    change: (forge) => forge.clientData({ crossOrigin: 'false' }).resign(),
  },
  {
    line: 24,
    authenticationLine: 122,
    id: 'cross-origin-number',
    mutation: 'crossOrigin is a number',
    code: 'bad_client_data',
    step: 'crossOrigin',
    change: (forge) => forge.clientData({ crossOrigin: 1 }).resign(),
  },
  {
    line: 25,
    authenticationLine: 122,
    id: 'top-origin-same-origin',
    mutation: 'topOrigin, crossOrigin false',
    code: 'top_origin',
    step: 'topOrigin',
    context: FRAMED,
    expected: { crossOrigin: EMBEDDER },
    change: (forge) => forge.clientData({ crossOrigin: false }).resign(),
  },
  {
    line: 25,
    authenticationLine: 122,
    id: 'top-origin-alone',
    mutation: 'topOrigin without crossOrigin',
    code: 'top_origin',
    step: 'topOrigin',
    context: FRAMED,
    expected: { crossOrigin: EMBEDDER },
    change: (forge) => forge.clientData({ crossOrigin: undefined }).resign(),
  },
  {
    line: 26,
    authenticationLine: 122,
    id: 'top-origin-unlisted',
    mutation: 'topOrigin that is not listed',
    code: 'top_origin',
    step: 'topOrigin',
    context: FRAMED,
    expected: { crossOrigin: EMBEDDER },
    change: (forge) => forge.clientData({ topOrigin: 'https://embedder.example.evil.com' }).resign(),
  },
  {
    line: 26,
    authenticationLine: 122,
    id: 'top-origin-missing',
    mutation: 'no topOrigin where it is wanted',
    code: 'top_origin',
    step: 'topOrigin',
    context: FRAMED,
    expected: { crossOrigin: EMBEDDER },
    change: (forge) => forge.clientData({ topOrigin: undefined }).resign(),
  },
];
