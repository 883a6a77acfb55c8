import { StorageUnavailable } from '@signet/server/ports';
import type { Pool, PoolClient } from 'pg';
import type { Read, Unit } from '../units/unit.ts';
import type { Commit } from '../sqlite/writer.ts';
import { failure, isPassing } from './failure.ts';
import { Session } from './session.ts';
import { Prepared } from './prepared.ts';

/** A unit that others get in the way of is run so many times. */
const attempts = 3;

/** Runs units and reads on the connections of a pool. */
export class Runner {
  readonly #pool: Pool;
  readonly #limit: number;
  readonly #observe: (commit: Commit) => void;
  readonly #statements = new Prepared();

  /** @param limit after which a unit or read that has no answer is given up, with its connection, milliseconds */
  constructor(pool: Pool, limit: number, observe: (commit: Commit) => void = () => undefined) {
    this.#pool = pool;
    this.#limit = limit;
    this.#observe = observe;
  }

  /** @throws StorageUnavailable */
  read<Value>(read: Read<Value>): Promise<Value> {
    return this.#withSession((session) => session.drive(read));
  }

  /** @throws StorageUnavailable */
  ping(): Promise<void> {
    return this.#withSession((session) => {
      session.tell('SELECT 1');
      return session.settle();
    });
  }

  /**
   * Runs a unit in a transaction; again, where another transaction was in its way.
   * @throws StorageUnavailable: nothing of the unit is acknowledged
   */
  unit<Value>(unit: () => Unit<Value>): Promise<Value> {
    return this.#observed(1, () => this.#withSession((session) => inTransaction(session, unit())));
  }

  /** Runs a unit of one statement, which is a transaction by itself; it does what `units` ask for. @throws StorageUnavailable */
  statement<Value>(unit: () => Unit<Value>, units = 1): Promise<Value> {
    return this.#observed(units, () =>
      this.#withSession(async (session) => {
        const { value } = await session.drive(unit());
        await session.settle();
        return value;
      }),
    );
  }

  async #observed<Value>(units: number, run: () => Promise<Value>): Promise<Value> {
    const started = performance.now();
    const told = (failed: boolean): void => this.#observe({ units, ms: performance.now() - started, failed });
    try {
      const value = await again(run);
      told(false);
      return value;
    } catch (error) {
      told(true);
      throw error;
    }
  }

  async #withSession<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    const until = performance.now() + this.#limit;
    const client = await this.#connect();
    const session = new Session(client, this.#statements, until);
    try {
      return await work(session);
    } finally {
      client.release(!session.usable);
    }
  }

  async #connect(): Promise<PoolClient> {
    if (this.#pool.ending) throw new StorageUnavailable('the database is closed');
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw failure(error);
    }
  }
}

async function inTransaction<Value>(session: Session, unit: Unit<Value>): Promise<Value> {
  session.tell('BEGIN');
  try {
    const { value, stays } = await session.drive(unit);
    session.tell(stays ? 'COMMIT' : 'ROLLBACK');
    await session.settle();
    return value;
  } catch (error) {
    await session.abandon();
    throw error;
  }
}

async function again<Value>(run: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
    }
  }
}
