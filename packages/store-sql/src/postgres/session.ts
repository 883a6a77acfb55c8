import pg from 'pg';
import type { PoolClient } from 'pg';
import { bind } from '../queries/query.ts';
import type { Read, Step } from '../units/unit.ts';
import { failure } from './failure.ts';
import type { Prepared } from './prepared.ts';

/**
 * A connection while one unit or read has it. What needs no answer is sent and not waited for, so that a unit takes as many
 * round trips as it has decisions; the first failure is the one that counts, whatever follows it in the transaction.
 */
export class Session {
  readonly #client: PoolClient;
  readonly #statements: Prepared;
  readonly #until: number;
  #failed: { readonly error: unknown } | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #broken = false;

  /** @param until by `performance.now()`: a statement that has no answer by then ends the connection */
  constructor(client: PoolClient, statements: Prepared, until: number) {
    this.#client = client;
    this.#statements = statements;
    this.#until = until;
  }

  /** Whether another unit can have the connection: it answers, and no transaction is open. */
  get usable(): boolean {
    return !this.#broken && this.#client.getTransactionStatus() === 'I';
  }

  /** Runs what a unit or a read asks for, until it answers. */
  async drive<Value>(steps: Read<Value>): Promise<Value> {
    let step = steps.next();
    while (!step.done) step = steps.next(await this.#run(step.value));
    return step.value;
  }

  /** Runs a statement without arguments; its answer is not waited for. */
  tell(text: 'BEGIN' | 'COMMIT' | 'ROLLBACK' | 'SELECT 1'): void {
    void this.#send({ text });
  }

  /** Until everything that was sent is answered. @throws what failed first */
  async settle(): Promise<void> {
    await this.#last;
    if (this.#failed) throw this.#failed.error;
  }

  /** Takes everything back; what fails now must not hide what failed before it. */
  async abandon(): Promise<void> {
    this.tell('ROLLBACK');
    await this.#last;
  }

  async #run({ query: { sql, parameters }, args }: Step): Promise<readonly unknown[]> {
    const { name, answers } = this.#statements.of(sql);
    const sent = this.#send({ name, text: sql, values: bind(parameters, args) });
    if (!answers) return [];
    const rows = await sent;
    if (this.#failed) throw this.#failed.error;
    return rows;
  }

  #send(statement: { name?: string; text: string; values?: unknown[] }): Promise<readonly unknown[]> {
    const timed = { ...statement, query_timeout: Math.max(1, this.#until - performance.now()) };
    const answer = this.#client.query(timed).then(
      ({ rows }) => rows as readonly unknown[],
      (error: unknown) => {
        this.#failed ??= { error: failure(error) };
        this.#broken ||= !(error instanceof pg.DatabaseError) || error.severity === 'FATAL';
        return [];
      },
    );
    this.#last = answer;
    return answer;
  }
}
