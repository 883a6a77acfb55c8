export type CeremonyErrorCode = string;
export type * from './public-key-credential/json.ts';
