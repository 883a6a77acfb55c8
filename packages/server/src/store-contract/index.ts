export { storeContract } from './store-contract.ts';
export type { OpenStore } from './with-store.ts';
