import { SignetError, createSignet } from '@signet/browser';
import { ready, say, send } from './send.js';

const signet = createSignet({ baseUrl: '/auth' });

/** @type {Record<string, string>} */
const words = {
  cancelled: 'No passkey was added.',
  'already-registered': 'This device already has a passkey for your account.',
};

// Silently, once, right after the password: the password manager that filled it in may add a passkey (conditional create).
if (sessionStorage.getItem('upgrade') === 'yes') {
  sessionStorage.removeItem('upgrade');
  void upgrade();
}

document.querySelector('#add')?.addEventListener('click', () => void addByButton());
document.querySelector('#out')?.addEventListener('click', () => void signOut());
ready();

async function upgrade() {
  if (!(await signet.capabilities()).silentUpgrade) return;
  try {
    await add('conditional', AbortSignal.timeout(10_000));
    say('A passkey was added: next time sign in with it.');
  } catch {
    // Nothing was asked, so there is nothing to say.
  }
}

async function addByButton() {
  try {
    await add('optional');
    say('Passkey added. You can sign in with it from now on.');
  } catch (error) {
    say(words[error instanceof SignetError ? error.code : ''] ?? String(error));
  }
}

async function signOut() {
  await signet.signOut();
  await send('/sign-out');
  location.assign('/');
}

/**
 * @param {'conditional' | 'optional'} mediation
 * @param {AbortSignal} [signal]
 */
async function add(mediation, signal) {
  const { ok, answer } = await send('/passkey/ticket');
  if (!ok) throw new Error(answer['message']);
  await signet.enrol({ ticket: answer['ticket'] ?? '', mediation }, { signal });
}
