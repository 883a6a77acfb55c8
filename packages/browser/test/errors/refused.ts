import assert from 'node:assert/strict';
import { SignetError } from '@signet/browser';
import type { SignetErrorCode } from '@signet/browser';

/** The error that a call ended with; its code is as expected. */
export async function refused(call: Promise<unknown>, code: SignetErrorCode): Promise<SignetError> {
  const error = await call.then(
    () => assert.fail(`not refused with ${code}`),
    (it: unknown) => it,
  );
  assert.ok(error instanceof SignetError, String(error));
  assert.equal(error.code, code, error.message);
  return error;
}
