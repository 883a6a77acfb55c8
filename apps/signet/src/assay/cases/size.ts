import { OutOfReach } from '../target/needs.ts';

/** What a body of a request may have, less some for what is around the response. */
const largest = 65_536 - 4096;

/** @throws OutOfReach */
export function refuseTooLarge(response: unknown): void {
  if (JSON.stringify(response).length > largest) throw new OutOfReach('it is larger than any body that Signet reads');
}
