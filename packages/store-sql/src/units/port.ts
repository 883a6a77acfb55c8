import type { Store } from '@signet/server/ports';

/** What a method of the port is given. */
export type UnitOf<Method extends keyof Store> = Parameters<Store[Method]>[0];

/** What it answers. */
export type AnswerOf<Method extends keyof Store> = Awaited<ReturnType<Store[Method]>>;
