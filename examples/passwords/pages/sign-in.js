import { SignetError, createSignet } from '@signet/browser';
import { ready, say, send } from './send.js';

const signet = createSignet({ baseUrl: '/auth' });
const form = /** @type {HTMLFormElement} */ (document.querySelector('#form'));

// Passkey first: suggested in the username field as soon as the page is there, and by a button.
void signet.autofill({ onSignedIn: () => void welcome(), onError: (error) => say(error.message) });
document.querySelector('#passkey')?.addEventListener('click', () => void signInWithPasskey());

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void signInWithPassword();
});
ready();

async function signInWithPasskey() {
  try {
    await signet.signIn();
    await welcome();
  } catch (error) {
    say(error instanceof SignetError && error.code === 'cancelled' ? 'Not signed in yet.' : String(error));
  }
}

/** The application opens its own session for whom Signet knows. */
async function welcome() {
  const { ok, answer } = await send('/passkey/signed-in');
  if (!ok) return say(answer['message'] ?? '');
  location.assign('/home');
}

async function signInWithPassword() {
  const { ok, answer } = await send('/password/sign-in', Object.fromEntries(new FormData(form)));
  if (!ok) return say(answer['message'] ?? '');
  // Only right after another method signed in may a passkey be added without a prompt.
  sessionStorage.setItem('upgrade', 'yes');
  location.assign('/home');
}
